using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Portfolios;

/// <summary>One server for all: each test makes a portfolio of its own.</summary>
public sealed class PortfoliosApiTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_portfolio_is_made_filled_corrected_and_shown()
    {
        HttpResponseMessage made = await shared.Server.PostAsync("portfolios", new { name = "by hand", cash = 5_000 });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        JsonElement row = await ReadAsync(made);
        Assert.Equal(("typed", "USD"), (row.GetProperty("kind").GetString(), row.GetProperty("currency").GetString()));
        string place = made.Headers.Location!.ToString();

        JsonElement added = await WriteAsync(place, new { type = "buy", symbol = "aaa", quantity = 10, price = 99.5, fee = 1, key = "first" });
        long id = Assert.Single(added.GetProperty("added").EnumerateArray()).GetInt64();
        Assert.Empty((await WriteAsync(place, new { type = "buy", symbol = "aaa", quantity = 10, price = 99.5, fee = 1, key = "first" })).GetProperty("added").EnumerateArray());
        await WriteAsync(place, new { type = "buy", symbol = "AAA", quantity = 8, price = 99.5, fee = 1, replaces = id });

        JsonElement view = await shared.Server.GetAsync(place);
        JsonElement position = Assert.Single(view.GetProperty("positions").EnumerateArray());
        Assert.Equal(("AAA", 8), (position.GetProperty("symbol").GetString(), position.GetProperty("quantity").GetDecimal()));
        Assert.Equal(5_000 - 797, view.GetProperty("cash")[0].GetProperty("amount").GetDecimal());
        JsonElement[] lines = [.. view.GetProperty("transactions").EnumerateArray()];
        Assert.Equal(3, lines.Length);
        Assert.Equal(lines[0].GetProperty("id").GetInt64(), lines[1].GetProperty("replacedBy").GetInt64());
        Assert.Contains((await shared.Server.GetAsync("portfolios")).GetProperty("items").EnumerateArray(), one => one.GetProperty("name").GetString() == "by hand");
    }

    [Fact]
    public async Task A_line_the_books_cannot_take_is_refused_with_its_reason()
    {
        string place = await MakeAsync("refusing");
        await WriteAsync(place, new { type = "buy", symbol = "AAA", quantity = 2, price = 100, date = "2024-05-02" });
        JsonElement oversold = await RefusedAsync(HttpStatusCode.BadRequest, place + "/transactions", new { type = "sell", symbol = "AAA", quantity = 3, price = 100, date = "2024-05-03" });
        Assert.Contains("sell of 3 AAA on 2024-05-03: only 2 are held", oversold.GetProperty("detail").GetString());
        Assert.NotEmpty(oversold.GetProperty("remedy").GetString()!);
        JsonElement none = await RefusedAsync(HttpStatusCode.BadRequest, place + "/transactions", new { type = "buy", symbol = "AAA", quantity = -3, price = 100 });
        Assert.Equal("quantity", none.GetProperty("field").GetString());
        JsonElement type = await RefusedAsync(HttpStatusCode.BadRequest, place + "/transactions", new { type = "7" });
        Assert.Equal("type", type.GetProperty("field").GetString());
        await RefusedAsync(HttpStatusCode.BadRequest, "portfolios", new { name = "refusing" });
        await RefusedAsync(HttpStatusCode.BadRequest, place + "/orders", new { symbol = "AAA", quantity = 1 });
        Assert.Contains("There are: ", (await shared.Server.RefusedAsync(HttpStatusCode.NotFound, "portfolios/none")).GetProperty("remedy").GetString());
        Assert.Equal(2, (await shared.Server.GetAsync(place)).GetProperty("transactionsAll").GetInt32());
    }

    [Fact]
    public async Task A_file_is_taken_whole_or_not_at_all_and_is_exported_as_it_counts()
    {
        string place = await MakeAsync("from a file");
        const string good = "2024-05-02,buy,AAA,2,100", broken = "02.05.2024,buy,AAA,2,100", header = "date,type,symbol,quantity,price";
        JsonElement refused = await ReadAsync(await shared.Server.PostAsync(place + "/import", new { file = "a.csv", text = $"{header}\n{good}\n{broken}\n" }));
        Assert.False(refused.GetProperty("taken").GetBoolean());
        JsonElement fault = Assert.Single(refused.GetProperty("faults").EnumerateArray());
        Assert.Equal((3, "date"), (fault.GetProperty("line").GetInt32(), fault.GetProperty("field").GetString()));
        Assert.Empty((await shared.Server.GetAsync(place)).GetProperty("positions").EnumerateArray());

        JsonElement taken = await ReadAsync(await shared.Server.PostAsync(place + "/import", new { file = "a.csv", text = $"{header}\n{good}\n" }));
        Assert.Equal((true, 1), (taken.GetProperty("taken").GetBoolean(), taken.GetProperty("added").GetInt32()));
        string csv = await shared.Server.Client.GetStringAsync(place + "/export", TestContext.Current.CancellationToken);
        Assert.Contains("2024-05-02,buy,AAA,2,100,", csv);
    }

    [Fact]
    public async Task A_paper_order_waits_for_the_next_open_and_is_asked_once()
    {
        string place = await MakeAsync("on paper", paper: true);
        JsonElement order = await ReadAsync(await shared.Server.PostAsync(place + "/orders", new { symbol = "BBB", quantity = 3, key = "one" }));
        JsonElement again = await ReadAsync(await shared.Server.PostAsync(place + "/orders", new { symbol = "BBB", quantity = 3, key = "one" }));
        Assert.Equal(("waiting", order.GetProperty("id").GetString()), (order.GetProperty("state").GetString(), again.GetProperty("id").GetString()));
        HttpResponseMessage ended = await shared.Server.Client.DeleteAsync($"{place}/orders/{order.GetProperty("id").GetString()}", TestContext.Current.CancellationToken);
        Assert.Equal("cancelled", (await ReadAsync(ended)).GetProperty("state").GetString());
    }

    private async Task<string> MakeAsync(string name, bool paper = false)
    {
        HttpResponseMessage made = await shared.Server.PostAsync("portfolios", new { name, paper, borrows = true, cash = 100 });
        return made.EnsureSuccessStatusCode().Headers.Location!.ToString();
    }

    private async Task<JsonElement> WriteAsync(string place, object line) =>
        await ReadAsync((await shared.Server.PostAsync(place + "/transactions", line)).EnsureSuccessStatusCode());

    private Task<JsonElement> RefusedAsync(HttpStatusCode status, string path, object body) =>
        shared.Server.RefusedAsync(status, new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) });

    private static Task<JsonElement> ReadAsync(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
}
