using System.Globalization;
using System.Text.Json;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Tests.Market;

public sealed class BarsCommandTests : IDisposable
{
    private readonly TempFolder data = new();

    [Fact]
    public async Task Csv_has_the_bars_and_empty_fields_while_an_indicator_warms_up()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(30));
        string[] lines = Lines(await Bars("ABC", "--with", "rsi:14,macd:3:6:2.line", "--format", "csv"));
        Assert.Equal("time,open,high,low,close,volume,rsi:14,macd:3:6:2.line", lines[0]);
        Assert.Equal(31, lines.Length);
        Assert.StartsWith("2012-01-03T21:00:00Z,", lines[1]);
        Assert.EndsWith(",,", lines[1]);
        Assert.Equal("", lines[14].Split(',')[6]);
        Assert.InRange(double.Parse(lines[15].Split(',')[6], CultureInfo.InvariantCulture), 0, 100);
    }

    [Fact]
    public async Task A_name_without_a_part_gives_all_its_parts()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(30));
        Assert.EndsWith("adx:14.adx,adx:14.plus,adx:14.minus", Lines(await Bars("ABC", "--with", "adx:14", "--format", "csv"))[0]);
    }

    [Fact]
    public async Task Days_from_and_to_are_inside_and_do_not_change_an_indicator()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(60));
        string[] all = Lines(await Bars("ABC", "--with", "ema:5", "--format", "csv"));
        string[] some = Lines(await Bars("ABC", "--with", "ema:5", "--format", "csv", "--from", "2012-02-01", "--to", "2012-02-10"));
        Assert.StartsWith("2012-02-01", some[1]);
        Assert.StartsWith("2012-02-10", some[^1]);
        Assert.Equal(all.Where(line => some.Contains(line)), some);
    }

    [Fact]
    public async Task Json_is_labelled_and_unknown_is_null()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(30), DataLabel.Synthetic);
        JsonElement answer = (await Bars("ABC", "--with", "sma:20", "--json")).Json;
        Assert.Equal("SYNTHETIC", answer.GetProperty("dataLabel").GetString());
        Assert.Contains("not advice", answer.GetProperty("disclosure").GetString());
        JsonElement[] bars = [.. answer.GetProperty("bars").EnumerateArray()];
        Assert.Equal(JsonValueKind.Null, bars[0].GetProperty("sma:20").ValueKind);
        Assert.Equal(JsonValueKind.Number, bars[^1].GetProperty("sma:20").ValueKind);
    }

    [Fact]
    public async Task People_get_the_latest_bars_as_a_table()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(50));
        GoldenRun run = await Bars("ABC", "--with", "rsi");
        Assert.Contains("30 earlier bars are not shown", run.Out);
        Assert.Contains("rsi:14", run.Out);
    }

    [Fact]
    public async Task An_average_over_a_split_lies_on_the_raw_bars()
    {
        List<Bar> bars = Sample.Days(30);
        for (int i = 15; i < bars.Count; i++)
        {
            Bar bar = bars[i];
            bars[i] = bar with { Open = bar.Open / 2, High = bar.High / 2, Low = bar.Low / 2, Close = bar.Close / 2 };
        }
        await Sample.StoreAsync(data.Path, "ABC", bars, DataLabel.Imported, new CorporateAction(bars[15].Time.Date, 2, 0));
        string[] row = Lines(await Bars("ABC", "--with", "sma:5", "--format", "csv"))[17].Split(',');
        Assert.InRange(double.Parse(row[6], CultureInfo.InvariantCulture) / double.Parse(row[4], CultureInfo.InvariantCulture), 0.9, 1.1);
    }

    [Theory]
    [InlineData("ABC", "--with", "rsii", 2, "there is no indicator")]
    [InlineData("ABC", "--from", "soon", 2, "no date")]
    [InlineData("ABC", "--to", "1890-01-01", 2, "calendar")]
    [InlineData("ABC", "--interval", "5h", 2, "no interval")]
    [InlineData("ABC", "--interval", "1h", 1, "stored at 1d")]
    [InlineData("AB", "--interval", "1d", 1, "no bars of AB")]
    public async Task A_wrong_wish_is_answered_with_what_would_be_right(string symbol, string option, string value, int code, string says)
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(30));
        GoldenRun run = await Bars(symbol, option, value);
        Assert.Equal((code, ""), (run.Code, run.Out));
        Assert.Contains(says, run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_empty_folder_stays_empty()
    {
        GoldenRun run = await Bars("ABC");
        Assert.Equal(1, run.Code);
        Assert.Contains("golden import", run.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(data.Path));
    }

    public void Dispose() => data.Dispose();

    private Task<GoldenRun> Bars(params string[] args) => GoldenRun.Of(["bars", .. args, "--data", data.Path]);

    private static string[] Lines(GoldenRun run) => run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
