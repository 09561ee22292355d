using System.Text.Json;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Tests.Portfolios;

public sealed class PortfolioCommandTests : IDisposable
{
    private const string Header = "date,type,symbol,quantity,price,amount,fee\n";

    private readonly TempFolder folder = new();

    [Fact]
    public async Task What_is_bought_and_sold_is_reckoned_to_the_cent_and_valued_at_stored_bars()
    {
        List<Bar> bars = Sample.Days(40);
        await Sample.StoreAsync(folder.Path, "SPY", bars);
        await MakeAsync();
        JsonElement view = (await RunAsync("show", "main", "--json")).Json;
        decimal value = Math.Round(6 * bars[^1].Close / 10_000m, 2);
        Assert.Equal(10_000 - 1_853 + 759 + value, view.GetProperty("worth").GetDecimal());
        Assert.Equal(8_906, Assert.Single(view.GetProperty("cash").EnumerateArray()).GetProperty("amount").GetDecimal());
        Assert.Equal(17.8m, Assert.Single(view.GetProperty("earned").EnumerateArray()).GetProperty("realised").GetDecimal());
        JsonElement position = Assert.Single(view.GetProperty("positions").EnumerateArray());
        Assert.Equal((6, value, "imported"), (position.GetProperty("quantity").GetDecimal(), position.GetProperty("value").GetDecimal(), position.GetProperty("priceLabel").GetString()));
        Assert.Equal(("typed in, imported", 3), (view.GetProperty("dataLabel").GetString(), view.GetProperty("transactionsAll").GetInt32()));
        Assert.Contains("Cash 8,906.00 USD", (await RunAsync("show", "main")).Out);
    }

    [Theory]
    [InlineData("sell of 7 SPY on 2012-01-10: only 6 are held", "sell", "main", "SPY", "7", "--price", "190", "--date", "2012-01-10")]
    [InlineData("this line would break it", "sell", "main", "SPY", "7", "--price", "190", "--date", "2012-01-05")]
    [InlineData("it takes 95000.00 USD, and 8906.00 are there", "buy", "main", "SPY", "500", "--price", "190", "--date", "2012-01-10")]
    [InlineData("is no date", "buy", "main", "SPY", "5", "--price", "190", "--date", "yesterday")]
    [InlineData("main is kept by hand", "buy", "main", "SPY", "5")]
    [InlineData("There are: main", "show", "mian")]
    [InlineData("there is a portfolio \"main\" already", "create", "main")]
    [InlineData("is no way to reckon costs", "create", "other", "--method", "lifo")]
    public async Task What_the_books_cannot_take_is_named_and_changes_nothing(string words, params string[] asked)
    {
        await MakeAsync();
        string before = (await RunAsync("export", "main")).Out;
        GoldenRun run = await RunAsync(asked);
        Assert.NotEqual(0, run.Code);
        Assert.Contains(words, run.Error);
        Assert.Equal(before, (await RunAsync("export", "main")).Out);
    }

    [Fact]
    public async Task One_broken_line_keeps_a_whole_file_out_and_is_named_with_its_field()
    {
        await RunAsync("create", "main", "--cash", "1000");
        string file = Write(Header + "2024-01-03,buy,SPY,2,100,,1\n2024-01-04,buy,SPY,two,100,,1\n2024-01-05,sell,SPY,1,101,,1\n");
        GoldenRun run = await RunAsync("import", "main", file);
        Assert.Equal(1, run.Code);
        Assert.Contains("nothing was taken", run.Out);
        Assert.Contains("line 3, quantity: \"two\" is no number", run.Out);
        Assert.Equal(1, (await RunAsync("show", "main", "--json")).Json.GetProperty("transactionsAll").GetInt32());
    }

    [Fact]
    public async Task A_line_that_no_book_can_hold_keeps_a_whole_file_out_too()
    {
        await RunAsync("create", "main", "--borrow");
        string file = Write(Header + "2024-01-03,buy,SPY,2,100,,1\n2024-01-04,sell,SPY,3,100,,1\n");
        Assert.Contains("line 3: sell of 3 SPY on 2024-01-04: only 2 are held", (await RunAsync("import", "main", file)).Out);
        Assert.Equal(0, (await RunAsync("show", "main", "--json")).Json.GetProperty("transactionsAll").GetInt32());
    }

    [Fact]
    public async Task What_is_exported_makes_the_same_books_elsewhere_and_only_once()
    {
        await MakeAsync();
        string file = Write((await RunAsync("export", "main")).Out);
        await RunAsync("create", "copy");
        JsonElement first = (await RunAsync("import", "copy", file, "--json")).Json, again = (await RunAsync("import", "copy", file, "--json")).Json;
        Assert.Equal((true, 3, 0), (first.GetProperty("taken").GetBoolean(), first.GetProperty("added").GetInt32(), first.GetProperty("known").GetInt32()));
        Assert.Equal((true, 0, 3), (again.GetProperty("taken").GetBoolean(), again.GetProperty("added").GetInt32(), again.GetProperty("known").GetInt32()));
        JsonElement main = (await RunAsync("show", "main", "--json")).Json, copy = (await RunAsync("show", "copy", "--json")).Json;
        Assert.Equal(main.GetProperty("positions").GetRawText(), copy.GetProperty("positions").GetRawText());
        Assert.Equal(main.GetProperty("worth").GetDecimal(), copy.GetProperty("worth").GetDecimal());
    }

    public void Dispose() => folder.Dispose();

    private async Task MakeAsync()
    {
        string[][] lines =
        [
            ["create", "main"],
            ["deposit", "main", "10000", "--date", "2012-01-03"],
            ["buy", "main", "SPY", "10", "--price", "185.20", "--fee", "1", "--date", "2012-01-04"],
            ["sell", "main", "SPY", "4", "--price", "190", "--fee", "1", "--date", "2012-01-06"],
        ];
        foreach (string[] line in lines) Assert.Equal("", (await RunAsync(line)).Error);
    }

    private string Write(string text)
    {
        string path = Path.Combine(folder.Path, "lines.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private Task<GoldenRun> RunAsync(params string[] words) => GoldenRun.Of(["portfolio", .. words, "--data", folder.Path]);
}
