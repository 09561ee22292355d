using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Market;

public sealed class ContextBuilderTests
{
    private static readonly DateTime Start = new(2020, 1, 1, 21, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Fewer_than_three_symbols_are_no_universe()
    {
        ContextBuilder builder = new(3);
        builder.Take(0, At(0, 100));
        builder.Take(1, At(0, 100));
        builder.Advance(Start);

        Assert.Equal([Context.None, Context.None, Context.None], Enumerable.Range(0, 3).Select(builder.For));
    }

    [Fact]
    public void The_market_return_is_the_mean_log_return_of_a_bar()
    {
        ContextBuilder builder = Feed([100, 110], [200, 200], [400, 300]);

        Context context = builder.For(1);

        Assert.Equal((Start.AddDays(1), 3), (context.Time, context.Symbols));
        // ln 1.1 = 0.0953102, ln 1 = 0, ln 0.75 = −0.2876821.
        Assert.Equal(-0.0641240, context.MarketReturn, 7);
    }

    [Fact]
    public void The_median_return_over_five_bars_is_the_middle_one()
    {
        ContextBuilder builder = Feed([100, 1, 1, 1, 1, 120], [100, 1, 1, 1, 1, 90], [100, 1, 1, 1, 1, 105]);

        Assert.Equal(0.0487902, builder.For(0).MedianReturn5, 7); // ln 1.05
    }

    [Fact]
    public void An_even_median_is_the_mean_of_the_two_middles()
    {
        ContextBuilder builder = Feed(
            [100, 1, 1, 1, 1, 120], [100, 1, 1, 1, 1, 90], [100, 1, 1, 1, 1, 105], [100, 1, 1, 1, 1, 100]);

        Assert.Equal(0.0243951, builder.For(0).MedianReturn5, 7); // half of ln 1.05
    }

    [Fact]
    public void Breadth_is_the_share_above_the_mean_of_their_last_fifty_closes()
    {
        long[] rising = [.. Enumerable.Range(100, 50).Select(i => (long)i)];
        long[] flat = [.. Enumerable.Repeat(100L, 50)];
        ContextBuilder builder = Feed(rising, [.. rising.Reverse()], flat, [.. flat[1..], 101]);

        Assert.Equal(0.5, builder.For(0).Breadth);
    }

    [Fact]
    public void Breadth_forgets_the_close_of_fifty_bars_ago()
    {
        long[] spike = [1_000_000, .. Enumerable.Repeat(100L, 49), 101];
        ContextBuilder builder = Feed(spike, spike, spike);

        Assert.Equal(1, builder.For(0).Breadth);
    }

    [Fact]
    public void The_rank_by_momentum_goes_from_lowest_to_highest()
    {
        ContextBuilder builder = Feed(Grown(130), Grown(90), Grown(110), Grown(100), Grown(120));

        Assert.Equal([1, 0, 0.5, 0.25, 0.75], Enumerable.Range(0, 5).Select(i => builder.For(i).MomentumRank));
    }

    [Fact]
    public void Equal_momenta_share_the_mean_of_their_places()
    {
        ContextBuilder builder = Feed(Grown(110), Grown(90), Grown(110), Grown(110), Grown(120));

        Assert.Equal([0.5, 0, 0.5, 0.5, 1], Enumerable.Range(0, 5).Select(i => builder.For(i).MomentumRank));
    }

    [Fact]
    public void What_is_not_known_yet_is_not_a_number()
    {
        ContextBuilder builder = Feed([.. Grown(110)[..120]], [.. Grown(110)[..120]], [.. Grown(110)[..120]]);
        Assert.True(double.IsNaN(builder.For(0).MomentumRank));
        Assert.Equal(0, builder.For(0).Breadth);

        builder = Feed([.. Grown(110)[..49]], [.. Grown(110)[..49]], [.. Grown(110)[..49]]);
        Assert.True(double.IsNaN(builder.For(0).Breadth));
        Assert.Equal(0, builder.For(0).MedianReturn5);

        builder = Feed([100], [100], [100]);
        Assert.Equal(3, builder.For(0).Symbols);
        Assert.True(double.IsNaN(builder.For(0).MedianReturn5) && double.IsNaN(builder.For(0).MarketReturn));
    }

    [Fact]
    public void A_figure_needs_three_symbols_that_know_it()
    {
        ContextBuilder builder = new(4);
        for (int day = 0; day <= 120; day++)
        {
            for (int symbol = 0; symbol < 4; symbol++)
            {
                if (symbol < 2 || day >= 100)
                {
                    builder.Take(symbol, At(day, 100 + symbol + day));
                }
            }
            builder.Advance(Start.AddDays(day));
        }

        Context context = builder.For(0);

        Assert.Equal(4, context.Symbols);
        Assert.True(double.IsNaN(context.Breadth) && double.IsNaN(context.MomentumRank));
        Assert.False(double.IsNaN(context.MedianReturn5));
    }

    [Fact]
    public void A_symbol_without_a_bar_at_a_close_does_not_count_there()
    {
        ContextBuilder builder = Feed([100, 110], [100, 110], [100, 110], [100]);

        Assert.Equal(Context.None, builder.For(3));
        Assert.Equal(3, builder.For(0).Symbols);
        Assert.Equal(Math.Log(1.1), builder.For(0).MarketReturn, 12);
    }

    [Fact]
    public void A_symbol_that_comes_back_counts_by_its_own_bars()
    {
        ContextBuilder builder = Feed([100, 110, 121], [100, 110, 121], [100, 110, 121], [100, 0, 121]);

        Assert.Equal(4, builder.For(3).Symbols);
        Assert.Equal((3 * Math.Log(1.1) + Math.Log(1.21)) / 4, builder.For(3).MarketReturn, 12);
    }

    [Fact]
    public void More_bars_later_change_nothing_that_was_said()
    {
        long[][] closes = Walks(7, 400, seed: 3);
        List<Context[]> whole = Contexts(closes);

        for (int length = 30; length < 400; length += 61)
        {
            Assert.Equal(whole.Take(length).SelectMany(all => all), Contexts([.. closes.Select(one => one[..length])]).SelectMany(all => all));
        }
    }

    [Fact]
    public void Prices_eight_times_as_high_change_no_bit()
    {
        long[][] closes = Walks(7, 300, seed: 9);

        Assert.Equal(
            Contexts(closes).SelectMany(all => all),
            Contexts([.. closes.Select(one => one.Select(close => 8 * close).ToArray())]).SelectMany(all => all));
    }

    [Fact]
    public void A_bar_of_a_moment_gone_by_is_refused()
    {
        ContextBuilder builder = Feed([100], [100], [100]);

        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Take(0, At(0, 100)));
        builder.Take(0, At(1, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Take(0, At(1, 100)));
    }

    [Fact]
    public void A_bar_of_the_future_stops_the_moment()
    {
        ContextBuilder builder = new(3);
        builder.Take(0, At(2, 100));

        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Advance(Start.AddDays(1)));
        builder.Advance(Start.AddDays(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Advance(Start.AddDays(2)));
    }

    [Fact]
    public void A_moment_allocates_nothing()
    {
        long[][] closes = Walks(20, 600, seed: 1);
        ContextBuilder builder = new(20);
        Step(builder, closes, 0, 300);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Step(builder, closes, 300, 600);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Bar At(int day, long close) => new(Start.AddDays(day), close, close, close, close, 0);

    /// <summary>121 closes whose 120-bar return is the last over 100.</summary>
    private static long[] Grown(long last) => [100, .. Enumerable.Repeat(1_000L, 119), last];

    /// <summary>One row of closes a symbol, one close a day; 0 for no bar.</summary>
    private static ContextBuilder Feed(params long[][] closes)
    {
        ContextBuilder builder = new(closes.Length);
        Step(builder, closes, 0, closes.Max(row => row.Length));
        return builder;
    }

    private static void Step(ContextBuilder builder, long[][] closes, int from, int to)
    {
        for (int day = from; day < to; day++)
        {
            for (int symbol = 0; symbol < closes.Length; symbol++)
            {
                if (day < closes[symbol].Length && closes[symbol][day] > 0)
                {
                    builder.Take(symbol, At(day, closes[symbol][day]));
                }
            }
            builder.Advance(Start.AddDays(day));
        }
    }

    private static List<Context[]> Contexts(long[][] closes)
    {
        ContextBuilder builder = new(closes.Length);
        List<Context[]> made = [];
        for (int day = 0; day < closes[0].Length; day++)
        {
            Step(builder, closes, day, day + 1);
            made.Add([.. Enumerable.Range(0, closes.Length).Select(builder.For)]);
        }
        return made;
    }

    /// <summary>Seeded walks, with a bar missing now and then.</summary>
    private static long[][] Walks(int symbols, int days, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, symbols).Select(_ =>
        {
            long close = 100_000;
            return Enumerable.Range(0, days).Select(_ =>
            {
                close += random.Next(-1_000, 1_001);
                return random.Next(15) == 0 ? 0 : close;
            }).ToArray();
        })];
    }
}
