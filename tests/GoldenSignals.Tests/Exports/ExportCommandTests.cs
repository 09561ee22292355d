using System.Text.Json;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Tests.Exports;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TempFolder data = new();

    [Fact]
    public async Task Bars_come_with_their_label_and_the_disclosure_last()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(3), DataLabel.Synthetic);
        await Sample.StoreAsync(data.Path, "XYZ", Sample.Days(3));
        string[] lines = Lines(await Export("bars", "--symbol", "abc"));
        Assert.Equal("symbol,interval,dataLabel,time,open,high,low,close,volume", lines[0]);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("ABC,1d,SYNTHETIC,2012-01-03T21:00:00Z,", lines[1]);
        Assert.StartsWith("# Information, not advice", lines[^1]);
    }

    [Fact]
    public async Task Json_lines_carry_the_same_rows()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(3), DataLabel.Imported, new CorporateAction(Sample.Days(3)[1].Time.Date, 2, 0));
        string[] lines = Lines(await Export("actions", "--format", "jsonl"));
        JsonElement action = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(2, action.GetProperty("split").GetDouble());
        Assert.Contains("not advice", JsonDocument.Parse(lines[^1]).RootElement.GetProperty("disclosure").GetString());
    }

    [Fact]
    public async Task Signals_and_their_claims_come_row_by_row()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(700));
        await SaveSignal();
        string[] signals = Lines(await Export("signals"));
        Assert.Equal(3, signals.Length);
        Assert.Contains(",ABC,1d,imported,", signals[1]);
        string[] claims = Lines(await Export("claims", "--interval", "1d"));
        Assert.Contains(claims, line => line.Contains(",range-forecast,5,"));
        Assert.Equal(2, Lines(await Export("claims", "--symbol", "OTHER")).Length);
    }

    [Fact]
    public async Task Series_and_watchlist_are_tables_too()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(3));
        await GoldenRun.Of("watch", "add", "ABC", "--data", data.Path);
        Assert.Equal("ABC,equity,NYSE,1d,imported,sample,3,2012-01-03T21:00:00Z,2012-01-05T21:00:00Z", Lines(await Export("series"))[1]);
        Assert.Equal("1,ABC,imported", Lines(await Export("watchlist"))[1]);
    }

    [Fact]
    public async Task A_ticker_that_looks_like_a_formula_is_defused()
    {
        await Sample.StoreAsync(data.Path, "=CMD|'X'!A1", Sample.Days(1));
        Assert.StartsWith("'=CMD|", Lines(await Export("series"))[1]);
    }

    [Fact]
    public async Task An_unknown_table_is_a_wrong_call()
    {
        GoldenRun run = await Export("secrets");
        Assert.Equal(2, run.Code);
        Assert.Contains("watchlist", run.Error);
    }

    public void Dispose() => data.Dispose();

    private async Task SaveSignal()
    {
        using Database database = Database.Open(data.Path);
        StoredBars bars = new BarHistory(new BarStore(database)).Load("ABC", Interval.Day1)!;
        Signal signal = await new Analysis(database).OfAsync(bars, SessionSettings.Default, CancellationToken.None);
        await new SignalStore(database).SaveAsync([signal], CancellationToken.None);
    }

    private Task<GoldenRun> Export(params string[] args) => GoldenRun.Of(["export", .. args, "--data", data.Path]);

    private static string[] Lines(GoldenRun run) => run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
