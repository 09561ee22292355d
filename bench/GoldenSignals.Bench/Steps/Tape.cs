using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Bench.Steps;

/// <summary>One symbol's inputs: its actions, its bars to step, and the same bars as agents see them, adjusted.</summary>
internal sealed record Tape(Symbol Symbol, Interval Interval, Input[] Actions, Input[] Steps, Bar[] Bars)
{
    /// <summary>The daily past of the demo's market.</summary>
    public static IReadOnlyList<Tape> Synthetic()
    {
        var market = new SyntheticMarket(SyntheticMarket.UsualSeed, TimeProvider.System);
        return [.. market.List().Where(series => series.Interval == Interval.Day1).Select(series => Of(market, series))];
    }

    /// <summary>Daily bars of real stocks and funds with their splits and dividends; none where the machine has no such data.</summary>
    public static IReadOnlyList<Tape> Real()
    {
        if (Repository.LeanData is not string folder)
        {
            return [];
        }
        var source = LeanBars.Open(Path.Combine(folder, "equity"), TimeProvider.System, interval: Interval.Day1);
        return [.. source.List().Select(series => Of(source, series))];
    }

    private static Tape Of(IBarSource source, Series series)
    {
        SourceBars fetched = source.FetchAsync(series, CancellationToken.None).GetAwaiter().GetResult();
        var adjustment = new Adjustment();
        foreach (CorporateAction action in fetched.Actions)
        {
            adjustment.Apply(action);
        }
        return new Tape(
            series.Symbol, series.Interval, [.. fetched.Actions.Select(action => Input.Of(action))],
            [.. fetched.Bars.Select(bar => Input.Of(bar))], [.. fetched.Bars.Select(bar => adjustment.Adjust(bar))]);
    }
}
