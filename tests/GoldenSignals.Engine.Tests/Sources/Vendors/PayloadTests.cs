using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Vendors;

namespace GoldenSignals.Engine.Tests.Sources.Vendors;

/// <summary>One documented answer of each vendor, and the numbers that have to come of it. See Payloads/README.md for where the shapes are from.</summary>
public sealed class PayloadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Yahoo_divides_by_a_later_split_and_that_is_undone()
    {
        SourceBars got = await ReadAsync("yahoo", "AAPL", Interval.Day1, _ => Payload("yahoo-chart.json"));
        Assert.Equal([Day(2020, 8, 7), Day(2020, 8, 28), Day(2020, 8, 31)], got.Bars.Select(bar => bar.Time));
        Bar before = got.Bars[1], after = got.Bars[2];
        Assert.Equal((499_2300, 505_7700), (before.Close, before.High)); // Apple closed at 499.23 the day before its split of four for one
        Assert.Equal(46_907_500, before.Volume);
        Assert.Equal((129_0400, 225_702_700), (after.Close, after.Volume));
        Assert.Equal(1, got.Refused); // the row of nulls
        Assert.Equal([(1, 8200), (4, 0)], got.Actions.Select(action => ((int)action.Split, (int)Math.Round(action.Dividend)))); // 0.82 a share as it was paid
        Assert.True(got.Actions[1].ExTime > before.Time && got.Actions[1].ExTime < after.Time);
        Assert.DoesNotContain(got.Findings, finding => finding.Rule == BarRules.SplitLikeJump);
    }

    [Fact]
    public async Task Stooq_gives_a_table()
    {
        SourceBars got = await ReadAsync("stooq", "AAPL", Interval.Day1, _ => Payload("stooq-daily.csv"));
        Assert.Equal([Day(2024, 6, 11), Day(2024, 6, 12), Day(2024, 6, 13)], got.Bars.Select(bar => bar.Time));
        Assert.Equal((220_2000, 198_134_293), (got.Bars[1].High, got.Bars[1].Volume));
    }

    [Fact]
    public async Task Alpaca_gives_raw_bars_and_the_actions_apart()
    {
        SourceBars got = await ReadAsync("alpaca", "AMZN", Interval.Day1, path => Payload(path.Contains("corporate") ? "alpaca-actions.json" : "alpaca-bars.json"));
        Assert.Equal([2447_0000, 124_7900], got.Bars.Select(bar => bar.Close));
        Assert.Equal([(1, 2500), (20, 0)], got.Actions.Select(action => ((int)action.Split, (int)action.Dividend)));
        Assert.DoesNotContain(got.Findings, finding => finding.Rule == BarRules.SplitLikeJump);
    }

    [Fact]
    public async Task TwelveData_dates_a_candle_by_its_start()
    {
        SourceBars got = await ReadAsync("twelvedata", "EURUSD", Interval.Hour1, _ => Payload("twelvedata-series.json"));
        Assert.Equal([new DateTime(2024, 6, 12, 14, 0, 0), new DateTime(2024, 6, 12, 15, 0, 0)], got.Bars.Select(bar => bar.Time));
        Assert.Equal((1_080_110, 1_085_210, 0), (got.Bars[0].Close, got.Bars[1].High, got.Bars[1].Volume));
    }

    [Fact]
    public async Task Coinbase_gives_the_newest_first_and_low_before_high()
    {
        SourceBars got = await ReadAsync("coinbase", "BTC-USD", Interval.Day1, _ => Payload("coinbase-candles.json"));
        Assert.Equal([new DateTime(2024, 6, 13), new DateTime(2024, 6, 14)], got.Bars.Select(bar => bar.Time));
        Assert.Equal(new Bar(got.Bars[1].Time, 68250_01000000, 68431_00000000, 66251_78000000, 66762_99000000, 11013.42098712), got.Bars[1]);
    }

    [Fact]
    public async Task Binance_gives_rows_of_text()
    {
        SourceBars got = await ReadAsync("binance", "BTC-USDT", Interval.Day1, _ => Payload("binance-klines.json"));
        Assert.Equal([new DateTime(2024, 6, 13), new DateTime(2024, 6, 14)], got.Bars.Select(bar => bar.Time));
        Assert.Equal(new Bar(got.Bars[0].Time, 67321_39000000, 69977_89000000, 66930_00000000, 68243_10000000, 36152.1624), got.Bars[0]);
    }

    [Fact]
    public async Task The_stream_of_Binance_says_when_a_candle_is_closed()
    {
        await using var fixture = new VendorFixture("binance");
        fixture.StandIn.Answer = _ => new StandInAnswer(200, "[]");
        fixture.StandIn.Speak = async (socket, _, stop) =>
        {
            string closed = Payload("binance-stream.json");
            await VendorFixture.SayAsync(socket, closed.Replace("\"x\":true", "\"x\":false").Replace("66756.4", "99999.9"), stop);
            await VendorFixture.SayAsync(socket, closed, stop);
            await socket.ReceiveAsync(new byte[1].AsMemory(), stop);
        };
        Series minutes = fixture.Source.Find("BTC-USDT", Interval.Minute1)!.Value;
        await foreach (Arrival arrival in fixture.Source.FollowAsync([minutes], new DateTime(2024, 6, 13, 0, 0, 0, DateTimeKind.Utc), Stop))
        {
            Assert.Equal(new Bar(new DateTime(2024, 6, 14), 66751_01000000, 66760_00000000, 66749_90000000, 66756_40000000, 12.345), arrival.Bar);
            break;
        }
    }

    [Fact]
    public async Task A_candle_on_the_stream_of_Coinbase_says_that_its_product_is_heard()
    {
        await using var fixture = new VendorFixture("coinbase");
        Series[] series = [.. fixture.Series];
        fixture.StandIn.Speak = (socket, _, stop) => VendorFixture.SayAsync(socket, Payload("coinbase-stream.json"), stop);
        DateTime last = fixture.Expected[^1].Time, before = fixture.Clock.Now;
        await Assert.ThrowsAsync<SourceException>(async () =>
        {
            await foreach (Arrival _ in fixture.Source.FollowAsync(series, last, Stop))
            {
            }
        });
        Assert.True(fixture.Source.Link.HeardOf(series[0]) >= before);
    }

    private static async Task<SourceBars> ReadAsync(string vendor, string ticker, Interval interval, Func<string, string> say)
    {
        await using var fixture = new VendorFixture(vendor);
        bool isFirst = true;
        fixture.StandIn.Answer = path =>
        {
            string body = isFirst || vendor == "alpaca" ? say(path) : """{"candles":[]}""";
            isFirst = false;
            return new StandInAnswer(200, body);
        };
        fixture.Clock.MoveTo(VendorFixture.Start.UtcDateTime.AddDays(1));
        return await fixture.Source.FetchAsync(fixture.Source.Find(ticker, interval)!.Value, Stop);
    }

    private static DateTime Day(int year, int month, int day) => TradingCalendar.NewYork.CloseOf(new DateOnly(year, month, day));

    private static string Payload(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Sources", "Vendors", "Payloads", file));
}
