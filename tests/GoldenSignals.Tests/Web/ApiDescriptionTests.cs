using System.Text.Json;
using GoldenSignals.Web;

namespace GoldenSignals.Tests.Web;

public sealed class ApiDescriptionTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string File = Path.Combine(SourceTree.Find()!, "web", "openapi.json");

    /// <summary>The web app's types are made from the file; ACCEPT=1 writes it anew.</summary>
    [Fact]
    public async Task The_description_is_the_one_the_web_app_was_written_against()
    {
        string described = await DescribeAsync() + "\n";
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            await System.IO.File.WriteAllTextAsync(File, described, TestContext.Current.CancellationToken);
        }
        Assert.True(
            described == await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken),
            "web/openapi.json is not what the code describes; run this test with ACCEPT=1, then `npm run types` in web.");
    }

    [Fact]
    public async Task Every_address_says_what_it_does_and_how_it_fails()
    {
        JsonElement description = JsonElement.Parse(await DescribeAsync());
        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString());
        foreach (JsonProperty path in description.GetProperty("paths").EnumerateObject())
        {
            foreach (JsonProperty operation in path.Value.EnumerateObject())
            {
                Assert.True(operation.Value.TryGetProperty("summary", out _), $"{operation.Name} {path.Name} has no summary");
                Assert.True(operation.Value.TryGetProperty("operationId", out _), $"{operation.Name} {path.Name} has no name");
                Assert.True(
                    path.Name.StartsWith("/health", StringComparison.Ordinal) || operation.Value.GetProperty("responses").TryGetProperty("500", out _),
                    $"{operation.Name} {path.Name} does not say how it fails");
            }
        }
    }

    [Fact]
    public async Task What_an_answer_leaves_out_is_not_promised()
    {
        JsonElement schemas = JsonElement.Parse(await DescribeAsync()).GetProperty("components").GetProperty("schemas");
        Assert.Equal(["target", "horizon"], Required(schemas, "Claim"));
        Assert.Contains("trade", Required(schemas, "Signal"));
        Assert.DoesNotContain("risk", Required(schemas, "Signal"));
    }

    private static IEnumerable<string?> Required(JsonElement schemas, string name) =>
        schemas.GetProperty(name).GetProperty("required").EnumerateArray().Select(field => field.GetString());

    private Task<string> DescribeAsync() =>
        shared.Server.Client.GetStringAsync(new Uri(shared.Server.Address, "/openapi/v1.json"), TestContext.Current.CancellationToken);
}
