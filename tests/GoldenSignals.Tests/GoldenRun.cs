using System.Text.Json;
using GoldenSignals.Web;

namespace GoldenSignals.Tests;

/// <summary>The program called in this process, as a person calls it, and what it said.</summary>
internal sealed record GoldenRun(int Code, string Out, string Error)
{
    public static async Task<GoldenRun> Of(params string[] args) => await With([], args);

    public static async Task<GoldenRun> With(Dictionary<string, string> environment, params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        environment.TryAdd("GOLDEN_SOURCES_VENDORS", "off"); // no test calls a vendor
        int code = await CommandLine.RunAsync(args, new Shell(output, error, environment), Program.Commands);
        return new GoldenRun(code, output.ToString(), error.ToString());
    }

    /// <summary>The answer as JSON; a failed run shows what it said instead.</summary>
    public JsonElement Json => Code == 0 ? JsonDocument.Parse(Out).RootElement : throw new InvalidOperationException($"exit {Code}: {Error}");

    /// <summary>The fault as JSON.</summary>
    public JsonElement Fault => JsonDocument.Parse(Error).RootElement.GetProperty("error");
}
