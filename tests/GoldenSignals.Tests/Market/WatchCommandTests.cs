using System.Text.Json;

namespace GoldenSignals.Tests.Market;

public sealed class WatchCommandTests : IDisposable
{
    private readonly TempFolder data = new();

    [Fact]
    public async Task Added_symbols_are_listed_with_what_is_stored_of_them()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(30));
        await Sample.StoreAsync(data.Path, "XYZ", Sample.Days(20));
        JsonElement added = (await Watch("add", "xyz,abc", "--json")).Json.GetProperty("added");
        Assert.Equal(["XYZ", "ABC"], added.EnumerateArray().Select(each => each.GetString()));
        JsonElement first = (await Watch("list", "--json")).Json.GetProperty("symbols")[0];
        Assert.Equal("XYZ", first.GetProperty("symbol").GetString());
        Assert.Equal(20, first.GetProperty("series")[0].GetProperty("bars").GetInt32());
    }

    [Fact]
    public async Task A_symbol_without_bars_is_refused_and_nothing_is_added()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(30));
        GoldenRun run = await Watch("add", "ABC", "NOPE", "--json");
        Assert.Equal((1, "notFound"), (run.Code, run.Fault.GetProperty("code").GetString()));
        Assert.Contains("golden import", run.Fault.GetProperty("remedy").GetString());
        Assert.Empty((await Watch("list", "--json")).Json.GetProperty("symbols").EnumerateArray());
    }

    [Fact]
    public async Task A_removed_symbol_is_gone_and_its_bars_stay()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(30));
        await Watch("add", "ABC");
        Assert.Contains("No longer following ABC", (await Watch("remove", "abc")).Out);
        Assert.Contains("None of them", (await Watch("remove", "abc")).Out);
        Assert.Contains("golden watch add", (await Watch("list")).Out);
        Assert.Equal(0, (await GoldenRun.Of("bars", "ABC", "--data", data.Path)).Code);
    }

    [Fact]
    public async Task People_get_a_table()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(30));
        Assert.Contains("Now following ABC", (await Watch("add", "ABC")).Out);
        Assert.Contains("Already followed", (await Watch("add", "ABC")).Out);
        Assert.Matches("ABC +1d +imported +30", (await Watch("list")).Out);
    }

    public void Dispose() => data.Dispose();

    private Task<GoldenRun> Watch(params string[] args) => GoldenRun.Of(["watch", .. args, "--data", data.Path]);
}
