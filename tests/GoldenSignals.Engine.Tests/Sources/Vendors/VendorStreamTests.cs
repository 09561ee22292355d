using System.Net.WebSockets;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Vendors;

namespace GoldenSignals.Engine.Tests.Sources.Vendors;

/// <summary>The streams of Binance and Coinbase, in trouble.</summary>
public sealed class VendorStreamTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("binance")]
    [InlineData("coinbase")]
    public async Task A_stream_that_drops_is_a_fault_and_what_was_missed_comes_first_the_next_time(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        DateTime after = fixture.Expected[^1].Time;
        fixture.StandIn.Speak = (_, _, _) => Task.CompletedTask; // opened, and cut
        SourceException fault = await Assert.ThrowsAsync<SourceException>(() => TakeAsync(fixture, after, 1));
        Assert.Contains("stream", fault.Message);
        Assert.False(fixture.Source.Link.IsConnected);

        fixture.Clock.MoveTo(fixture.Clock.Now.AddDays(3));
        List<Bar> missed = [.. fixture.Expected.Where(bar => bar.Time > after)];
        Assert.Equal(3, missed.Count);
        fixture.StandIn.Speak = async (socket, _, stop) => await socket.ReceiveAsync(new byte[1024].AsMemory(), stop);
        Assert.Equal(missed, (await TakeAsync(fixture, after, 3)).Select(arrival => arrival.Bar));
    }

    [Theory]
    [InlineData("binance")]
    [InlineData("coinbase")]
    public async Task A_stream_that_falls_silent_is_taken_to_be_dead(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        DateTime after = fixture.Expected[^1].Time;
        fixture.StandIn.Speak = (_, _, stop) => Task.Delay(Timeout.Infinite, stop);
        Task taking = TakeAsync(fixture, after, 1);
        while (!taking.IsCompleted)
        {
            if (fixture.StandIn.Asked.Any(head => head.Contains("candles") || head.Contains("klines")))
            {
                fixture.Clock.EndPatience();
            }
            await Task.Yield();
        }
        Assert.Contains("said nothing", (await Assert.ThrowsAsync<SourceException>(() => taking)).Message);
    }

    [Theory]
    [InlineData("binance")]
    [InlineData("coinbase")]
    public async Task A_message_that_is_cut_short_ends_the_stream_and_no_bar_comes_of_it(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        DateTime after = fixture.Expected[^1].Time;
        fixture.StandIn.Speak = (socket, _, stop) => VendorFixture.SayAsync(socket, """{"stream":"btcusdt@kline_1d","data":{"k":{"x":tr""", stop);
        SourceException fault = await Assert.ThrowsAsync<SourceException>(() => TakeAsync(fixture, after, 1));
        Assert.Contains("cannot be read", fault.Message);
    }

    [Fact]
    public async Task Of_a_candle_that_is_said_again_and_again_one_bar_comes_and_none_while_it_runs()
    {
        await using var fixture = new VendorFixture("binance");
        string ticker = fixture.Dialect.Tickers[0];
        DateTime after = fixture.Expected[^1].Time, first = TradingCalendar.Crypto.NextClose(fixture.Clock.Now, Interval.Day1), second = first.AddDays(1);
        fixture.StandIn.Speak = async (socket, _, stop) =>
        {
            await fixture.StandIn.AskedAsync(1, stop); // what was missed is read first: nothing was
            string running = Dialect.Kline(ticker, fixture.Market.Of(ticker)[^1], isClosed: false);
            fixture.Clock.MoveTo(second.AddSeconds(1));
            MadeCandle[] closed = [.. fixture.Market.Closed(ticker)];
            string one = Dialect.Kline(ticker, closed[^2], isClosed: true), two = Dialect.Kline(ticker, closed[^1], isClosed: true);
            foreach (string said in new[] { running, one, one, running, two, two })
            {
                await VendorFixture.SayAsync(socket, said, stop);
            }
        };
        var come = new List<Arrival>();
        await Assert.ThrowsAsync<SourceException>(() => TakeAsync(fixture, after, 10, come)); // the stream ends after these
        Assert.Equal([first, second], come.Select(arrival => arrival.Bar.Time).Distinct());
        Assert.Equal(come.Distinct().Count(), come.Count);
    }

    [Fact]
    public async Task A_candle_that_the_stream_left_out_is_read_before_the_next_one_comes()
    {
        await using var fixture = new VendorFixture("binance");
        string ticker = fixture.Dialect.Tickers[0];
        List<Bar> past = fixture.Expected;
        fixture.StandIn.Speak = async (socket, _, stop) =>
        {
            await fixture.StandIn.AskedAsync(1, stop); // what was missed is read first
            fixture.Clock.MoveTo(past[^1].Time.AddDays(3).AddSeconds(1));
            await VendorFixture.SayAsync(socket, Dialect.Kline(ticker, fixture.Market.Closed(ticker).Last(), isClosed: true), stop);
            await socket.ReceiveAsync(new byte[1].AsMemory(), stop);
        };
        List<Arrival> come = await TakeAsync(fixture, past[^2].Time, 4);
        Assert.Equal(fixture.Expected[^4..], come.Select(arrival => arrival.Bar));
    }

    [Fact]
    public async Task A_corrected_candle_comes_out_after_the_later_one()
    {
        await using var fixture = new VendorFixture("binance");
        string ticker = fixture.Dialect.Tickers[0];
        List<Bar> past = fixture.Expected;
        fixture.StandIn.Speak = async (socket, _, stop) =>
        {
            MadeCandle candle = fixture.Market.Closed(ticker).Last();
            await VendorFixture.SayAsync(socket, Dialect.Kline(ticker, candle with { Last = candle.High }, isClosed: true), stop);
            await socket.ReceiveAsync(new byte[1].AsMemory(), stop);
        };
        List<Arrival> come = await TakeAsync(fixture, past[^2].Time, 2);
        Assert.Equal([past[^1], past[^1] with { Close = past[^1].High }], come.Select(arrival => arrival.Bar));
    }

    private static async Task<List<Arrival>> TakeAsync(VendorFixture fixture, DateTime after, int count, List<Arrival>? come = null)
    {
        come ??= [];
        await foreach (Arrival arrival in fixture.Source.FollowAsync([fixture.Series[0]], after, Stop))
        {
            come.Add(arrival);
            if (come.Count == count)
            {
                break;
            }
        }
        return come;
    }
}
