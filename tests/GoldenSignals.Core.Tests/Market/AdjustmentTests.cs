using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Market;

public sealed class AdjustmentTests
{
    private static readonly DateTime FirstDay = new(2014, 6, 2, 20, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Without_actions_bars_pass_unchanged()
    {
        var adjustment = new Adjustment();
        foreach (Bar raw in Walk(seed: 1, days: 50))
        {
            Assert.Equal(raw, adjustment.Adjust(raw));
        }
        Assert.Equal(1, adjustment.Factor);
    }

    [Fact]
    public void A_seven_for_one_split_leaves_prices_and_volume_where_they_were()
    {
        var adjustment = new Adjustment();
        adjustment.Adjust(Flat(0, 645_5700, 7_000));
        Assert.True(adjustment.Apply(new CorporateAction(MidnightOf(1), 7, 0)));

        Bar after = adjustment.Adjust(Flat(1, 92_2243, 49_000));

        Assert.Equal(645_5701, after.Close);
        Assert.Equal(7_000, after.Volume);
        Assert.Equal(7, adjustment.Factor);
    }

    [Fact]
    public void A_dividend_is_bridged_by_the_last_raw_close()
    {
        var adjustment = new Adjustment();
        adjustment.Adjust(Flat(0, 100_0000, 10));
        adjustment.Apply(new CorporateAction(MidnightOf(1), 1, 2_0000));

        Bar after = adjustment.Adjust(Flat(1, 98_0000, 10));

        Assert.Equal(100_0000, after.Close);
        Assert.Equal(10, after.Volume);
        Assert.Equal(1 / 0.98, adjustment.Factor, 15);
    }

    [Fact]
    public void An_action_waits_for_its_ex_time()
    {
        var adjustment = new Adjustment();
        adjustment.Apply(new CorporateAction(MidnightOf(2), 2, 0));
        Assert.Equal(50_0000, adjustment.Adjust(Flat(0, 50_0000, 1)).Close);
        Assert.Equal(50_0000, adjustment.Adjust(Flat(1, 50_0000, 1)).Close);
        Assert.Equal(50_0000, adjustment.Adjust(Flat(2, 25_0000, 1)).Close);
    }

    [Fact]
    public void The_factor_is_one_at_the_first_bar_whatever_happened_before()
    {
        var adjustment = new Adjustment();
        adjustment.Apply(new CorporateAction(MidnightOf(-9), 2, 0));
        adjustment.Apply(new CorporateAction(MidnightOf(0), 3, 1_000));
        Assert.Equal(25_0000, adjustment.Adjust(Flat(0, 25_0000, 1)).Close);
        Assert.Equal(1, adjustment.Factor);
    }

    [Fact]
    public void An_action_that_comes_too_late_is_turned_away()
    {
        var adjustment = new Adjustment();
        adjustment.Adjust(Flat(3, 25_0000, 1));
        Assert.False(adjustment.Apply(new CorporateAction(MidnightOf(3), 2, 0)));
        Assert.Equal(25_0000, adjustment.Adjust(Flat(4, 25_0000, 1)).Close);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-2, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(1, -1)]
    [InlineData(1, double.NaN)]
    public void Impossible_numbers_are_turned_away(double split, double dividend) =>
        Assert.False(new Adjustment().Apply(new CorporateAction(FirstDay, split, dividend)));

    [Fact]
    public void A_dividend_above_the_price_moves_nothing()
    {
        var adjustment = new Adjustment();
        adjustment.Adjust(Flat(0, 1_0000, 1));
        adjustment.Apply(new CorporateAction(MidnightOf(1), 1, 1_0000));
        Assert.Equal(9_000, adjustment.Adjust(Flat(1, 9_000, 1)).Close);
    }

    [Fact]
    public void A_split_and_a_dividend_of_one_day_are_the_same_in_any_order()
    {
        var split = new CorporateAction(MidnightOf(1), 2, 0);
        var dividend = new CorporateAction(MidnightOf(1), 1, 5_000);
        var both = new CorporateAction(MidnightOf(1), 2, 5_000);

        double one = FactorAfter(both);
        Assert.Equal(one, FactorAfter(split, dividend), 15);
        Assert.Equal(one, FactorAfter(dividend, split), 15);
    }

    [Fact]
    public void Levels_divide_back_to_raw()
    {
        var adjustment = new Adjustment();
        adjustment.Adjust(Flat(0, 40_0000, 1));
        adjustment.Apply(new CorporateAction(MidnightOf(1), 4, 0));
        Assert.Equal(10_0000, adjustment.ToRaw(adjustment.Adjust(Flat(1, 10_0000, 1)).Close));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Splits_leave_the_adjusted_series_continuous(uint seed)
    {
        List<Bar> unsplit = Walk(seed, days: 300);
        List<CorporateAction> actions = [];
        List<Bar> raw = Split(unsplit, actions, every: 40 + (int)(seed % 30));

        List<Bar> adjusted = Adjusted(raw, actions);

        for (int i = 0; i < raw.Count; i++)
        {
            // The raw price was rounded to the grid after the split, so it comes back within half a tick times the splits so far.
            double slack = 1 + (0.5 * unsplit[i].Close / raw[i].Close);
            Assert.InRange(Math.Abs(adjusted[i].Close - unsplit[i].Close), 0, slack);
            Assert.Equal(unsplit[i].Volume, adjusted[i].Volume, 6);
            Assert.True(adjusted[i].Low <= Math.Min(adjusted[i].Open, adjusted[i].Close));
            Assert.True(adjusted[i].High >= Math.Max(adjusted[i].Open, adjusted[i].Close));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Eight_times_the_prices_give_the_same_factor_bit_for_bit(uint seed)
    {
        List<Bar> raw = Walk(seed, days: 300);
        List<CorporateAction> actions = Actions(raw);
        List<Bar> raw8 = [.. raw.Select(b => b with { Open = 8 * b.Open, High = 8 * b.High, Low = 8 * b.Low, Close = 8 * b.Close })];
        List<CorporateAction> actions8 = [.. actions.Select(a => a with { Dividend = 8 * a.Dividend })];

        var adjustment = new Adjustment();
        var adjustment8 = new Adjustment();
        actions.ForEach(a => adjustment.Apply(a));
        actions8.ForEach(a => adjustment8.Apply(a));
        for (int i = 0; i < raw.Count; i++)
        {
            long close = adjustment.Adjust(raw[i]).Close;
            long close8 = adjustment8.Adjust(raw8[i]).Close;
            Assert.Equal(adjustment.Factor, adjustment8.Factor);
            Assert.InRange(close8 - (8 * close), -4, 4);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_new_action_changes_nothing_before_its_ex_time(uint seed)
    {
        List<Bar> raw = Walk(seed, days: 300);
        List<CorporateAction> actions = Actions(raw);
        var added = new CorporateAction(raw[200].Time.Date, 3, 12_345);

        List<Bar> before = Adjusted(raw, actions);
        List<Bar> after = Adjusted(raw, [.. actions, added]);

        Assert.Equal(before.Take(200), after.Take(200));
        Assert.NotEqual(before[200], after[200]);
    }

    [Fact]
    public void A_bar_allocates_nothing()
    {
        List<Bar> raw = Walk(seed: 3, days: 1000);
        Assert.Equal(0, Allocation.Least(() =>
        {
            var adjustment = new Adjustment();
            Actions(raw).ForEach(a => adjustment.Apply(a));
            adjustment.Adjust(raw[0]);
            return () =>
            {
                for (int i = 1; i < raw.Count; i++)
                {
                    adjustment.Adjust(raw[i]);
                }
            };
        }));
    }

    public static TheoryData<uint> Seeds => [.. Enumerable.Range(1, 12).Select(i => (uint)(i * 7919))];

    private static double FactorAfter(params CorporateAction[] actions)
    {
        var adjustment = new Adjustment();
        adjustment.Adjust(Flat(0, 100_0000, 1));
        foreach (CorporateAction action in actions)
        {
            adjustment.Apply(action);
        }
        adjustment.Adjust(Flat(1, 50_0000, 1));
        return adjustment.Factor;
    }

    private static List<Bar> Adjusted(List<Bar> raw, List<CorporateAction> actions)
    {
        var adjustment = new Adjustment();
        actions.ForEach(a => Assert.True(adjustment.Apply(a)));
        return [.. raw.Select(b => adjustment.Adjust(b))];
    }

    private static List<CorporateAction> Actions(List<Bar> raw) =>
    [
        new(raw[30].Time.Date, 1, 2_500),
        new(raw[90].Time.Date, 2, 0),
        new(raw[91].Time.Date, 1, 1_300),
        new(raw[150].Time.Date, 0.1, 700),
        new(raw[250].Time.Date, 1.5, 0),
    ];

    private static List<Bar> Split(List<Bar> unsplit, List<CorporateAction> actions, int every)
    {
        double[] ratios = [2, 3, 1.5, 4, 0.5];
        double total = 1;
        List<Bar> raw = [];
        for (int i = 0; i < unsplit.Count; i++)
        {
            if (i > 0 && i % every == 0)
            {
                double ratio = ratios[i / every % ratios.Length];
                total *= ratio;
                actions.Add(new CorporateAction(unsplit[i].Time.Date, ratio, 0));
            }
            Bar b = unsplit[i];
            long Part(long ticks) => (long)Math.Round(ticks / total);
            raw.Add(new Bar(b.Time, Part(b.Open), Part(b.High), Part(b.Low), Part(b.Close), b.Volume * total));
        }
        return raw;
    }

    private static List<Bar> Walk(uint seed, int days)
    {
        uint state = seed;
        double Next() => ((state = (state * 1664525) + 1013904223) >> 8) / (double)(1 << 24);
        List<Bar> bars = [];
        double price = 80_0000;
        for (int i = 0; i < days; i++)
        {
            long open = (long)(price * (0.99 + (0.02 * Next())));
            long close = (long)(price * (0.98 + (0.04 * Next())));
            long high = Math.Max(open, close) + (long)(1000 * Next());
            long low = Math.Min(open, close) - (long)(1000 * Next());
            bars.Add(new Bar(FirstDay.AddDays(i), open, high, low, close, 1000 + (long)(1000 * Next())));
            price = close;
        }
        return bars;
    }

    private static DateTime MidnightOf(int day) => FirstDay.Date.AddDays(day);

    private static Bar Flat(int day, long ticks, double volume) => new(FirstDay.AddDays(day), ticks, ticks, ticks, ticks, volume);
}
