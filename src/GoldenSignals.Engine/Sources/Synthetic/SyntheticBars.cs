using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Synthetic;

/// <summary>Makes the bars of one synthetic series, day by day, all from the same path through each day.</summary>
internal sealed class SyntheticBars(ulong seed, SyntheticListing listing, Interval interval)
{
    /// <summary>Steps of a day nobody will see the minutes of; the highs and lows between steps are drawn exactly, so few suffice.</summary>
    private const int CoarseSteps = 6;

    private readonly TradingCalendar calendar = TradingCalendar.For(listing.Symbol);
    private readonly BarAggregator aggregator = new(TradingCalendar.For(listing.Symbol), interval);
    private Bar[] steps = [];

    /// <summary>Adds the bars that close on a day; none where the day is another symbol's or has no minutes and minutes are asked for.</summary>
    public void AddTo(List<Bar> bars, in SyntheticDay day)
    {
        bool hasMinutes = day.Date >= SyntheticMarket.FirstIntradayDay;
        if (day.Listing != listing || (interval.IsIntraday && !hasMinutes))
        {
            return;
        }
        DateTime open = calendar.OpenOf(day.Date), close = calendar.CloseOf(day.Date);
        int count = hasMinutes ? (int)(close - open).TotalMinutes : CoarseSteps;
        if (steps.Length != count)
        {
            steps = new Bar[count];
        }
        SyntheticPath.Fill(steps, in day, seed, open, close);
        foreach (ref readonly Bar step in steps.AsSpan())
        {
            aggregator.Add(in step);
            while (aggregator.TryTake(out Bar closed))
            {
                bars.Add(closed);
            }
        }
    }
}
