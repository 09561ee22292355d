using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Leaks;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Laws;

/// <summary>What holds for every indicator of the catalog.</summary>
public class IndicatorLaws
{
    private static readonly Bar[] Ordinary = new RandomBars(1).Daily(600);

    public static TheoryData<string> Keys => [.. IndicatorCatalog.All.Select(entry => entry.Key)];

    [Theory, MemberData(nameof(Keys))]
    public void Is_unknown_while_warming_up_and_known_ever_after(string key)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(key)!;
        int first = entry.FirstBar(entry.Defaults) - 1;
        double[][] rows = Run(entry, Ordinary);
        Assert.All(rows.Take(first), row => Assert.Contains(row, double.IsNaN));
        Assert.All(rows.Skip(first), row => Assert.All(row, value => Assert.True(double.IsFinite(value))));
    }

    [Theory, MemberData(nameof(Keys))]
    public void Is_never_infinite_and_recovers_from_strange_bars(string key)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(key)!;
        foreach (string kind in StrangeBars.Kinds)
        {
            IIndicator indicator = entry.Make(entry.Defaults);
            Bar[] strange = StrangeBars.Of(kind, 300);
            Assert.All(Run(indicator, entry, strange), row => Assert.DoesNotContain(row, double.IsInfinity));
            double[] recovered = Run(indicator, entry, Ordinary).Last();
            Assert.All(recovered, value => Assert.True(double.IsFinite(value), $"{key} is {value} after {kind} bars"));
        }
    }

    [Theory, MemberData(nameof(Keys))]
    public void Scales_with_the_price_to_the_bit(string key)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(key)!;
        double[][] plain = Run(entry, Ordinary);
        double[][] scaled = Run(entry, [.. Ordinary.Select(bar => StrangeBars.Times(bar, 8))]);
        for (int i = 0; i < plain.Length; i++)
        {
            for (int part = 0; part < entry.Parts.Count; part++)
            {
                double expected = entry.Parts[part].Unit == Units.Price ? 8 * plain[i][part] : plain[i][part];
                Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(scaled[i][part]));
            }
        }
    }

    [Theory, MemberData(nameof(Keys))]
    public void Says_the_same_twice(string key)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(key)!;
        Assert.Equal(Run(entry, Ordinary), Run(entry, Ordinary));
    }

    [Theory, MemberData(nameof(Keys))]
    public void Never_sees_the_future(string key)
    {
        LeakReport report = new LeakGuard(new History(Ordinary)).Check(Subjects.Of(IndicatorCatalog.Find(key)!));
        Assert.True(report.Passed, string.Join('\n', report.Findings));
    }

    [Theory, MemberData(nameof(Keys))]
    public void Allocates_nothing_in_an_update(string key)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(key)!;
        Assert.Equal(0, Allocation.Least(() =>
        {
            IIndicator indicator = entry.Make(entry.Defaults);
            Feed(indicator, Ordinary);
            return () => Feed(indicator, Ordinary);
        }));
    }

    [Theory, MemberData(nameof(Keys))]
    public void Refuses_periods_out_of_bounds_by_name_and_value(string key)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(key)!;
        for (int i = 0; i < entry.Parameters.Count; i++)
        {
            double[] parameters = [.. entry.Defaults];
            parameters[i] = 0;
            ArgumentOutOfRangeException fault = Assert.Throws<ArgumentOutOfRangeException>(() => entry.Make(parameters));
            Assert.NotNull(fault.ParamName);
            Assert.NotNull(fault.ActualValue);
        }
    }

    [Theory, MemberData(nameof(Keys))]
    public void Is_known_from_its_first_bar_at_the_bounds_of_its_parameters(string key)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(key)!;
        double[] least = [.. entry.Parameters.Select(parameter => parameter.Least)];
        double[] most = [.. entry.Parameters.Select((parameter, i) => key == "macd" && i == 0 ? parameter.Most - 1 : parameter.Most)];
        Bar[] bars = new RandomBars(3).Daily(3_100);
        foreach (double[] parameters in new[] { least, most })
        {
            IIndicator indicator = entry.Make(parameters);
            int first = entry.FirstBar(parameters);
            Feed(indicator, bars.AsSpan(0, first - 1));
            Assert.True(first == 1 || double.IsNaN(indicator[0]) || double.IsNaN(indicator[entry.Parts.Count - 1]));
            indicator.Update(bars[first - 1]);
            Assert.True(double.IsFinite(indicator[0]) && double.IsFinite(indicator[entry.Parts.Count - 1]));
        }
    }

    private static double[][] Run(IndicatorEntry entry, Bar[] bars) => Run(entry.Make(entry.Defaults), entry, bars);

    private static double[][] Run(IIndicator indicator, IndicatorEntry entry, Bar[] bars)
    {
        double[][] rows = new double[bars.Length][];
        for (int i = 0; i < bars.Length; i++)
        {
            indicator.Update(bars[i]);
            rows[i] = [.. Enumerable.Range(0, entry.Parts.Count).Select(part => indicator[part])];
        }
        return rows;
    }

    private static void Feed(IIndicator indicator, ReadOnlySpan<Bar> bars)
    {
        foreach (ref readonly Bar bar in bars)
        {
            indicator.Update(bar);
        }
    }
}
