using System.Runtime.CompilerServices;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources.Synthetic;

namespace GoldenSignals.Engine.Sources;

/// <summary>
/// A made-up market of twelve symbols, for a first look and for tests that need to know the truth. Regimes, volatility that clusters and
/// rises when prices fall, fat tails, sectors, jumps, volume that follows volatility. The same seed gives the same bars, whichever are asked for.
/// </summary>
/// <remarks>
/// Daily bars from 2014 and intraday bars of December 2023 are its past, up to 29 December 2023. Followed, it lives on at a chosen pace until
/// it reaches the present, then in real time, and stops where the calendar does, at the end of 2030.
/// </remarks>
public sealed class SyntheticMarket : IListedBars
{
    /// <summary>The first day with bars, the first with intraday bars, and the last that is already past.</summary>
    public static readonly DateOnly FirstDay = new(2014, 1, 2), FirstIntradayDay = new(2023, 12, 15), LastPastDay = new(2023, 12, 29);

    /// <summary>The seed of the demo.</summary>
    public const ulong UsualSeed = 7;

    /// <summary>Wall time of a day when followed, where nothing else is asked.</summary>
    public static readonly TimeSpan UsualPace = TimeSpan.FromSeconds(2);

    private static readonly IReadOnlyList<Interval> Intervals =
        [Interval.Day1, Interval.Minute1, Interval.Minute5, Interval.Minute15, Interval.Minute30, Interval.Hour1];

    private static readonly IReadOnlyList<Series> Offered =
        [.. Intervals.SelectMany(interval => SyntheticListing.All.Select(listing => new Series(listing.Symbol, interval)))];

    private readonly ulong seed;
    private readonly TimeProvider clock;
    private readonly TimeSpan pace;
    private readonly Lazy<SyntheticDay[]> past;

    /// <param name="pace">Wall time of a day when followed; null for <see cref="UsualPace"/>, zero for as fast as bars are taken.</param>
    public SyntheticMarket(ulong seed, TimeProvider clock, TimeSpan? pace = null)
    {
        (this.seed, this.clock, this.pace) = (seed, clock, pace ?? UsualPace);
        past = new(() => [.. SyntheticWorld.Dates(seed).TakeWhile(days => days[0].Date <= LastPastDay).SelectMany(days => days)]);
    }

    public string Name => $"synthetic:{seed}";

    public DataLabel Label => DataLabel.Synthetic;

    public IReadOnlyList<Series> List() => Offered;

    public Task<SourceBars> FetchAsync(Series series, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var maker = new SyntheticBars(seed, ListingOf(series), series.Interval);
        var bars = new List<Bar>();
        foreach (SyntheticDay day in past.Value)
        {
            maker.AddTo(bars, in day);
        }
        return Task.FromResult(new SourceBars(series, bars, [], [], 0));
    }

    public async IAsyncEnumerable<Arrival> FollowAsync(
        IReadOnlyList<Series> series, DateTime after, [EnumeratorCancellation] CancellationToken stop)
    {
        SyntheticBars[] makers = [.. series.Select(one => new SyntheticBars(seed, ListingOf(one), one.Interval))];
        var ahead = new List<Arrival>();
        var made = new List<Bar>();
        var wait = new Pace(pace, clock);
        DateTime shown = DateTime.MinValue;
        foreach (IReadOnlyList<SyntheticDay> days in SyntheticWorld.Dates(seed))
        {
            DateOnly date = days[0].Date;
            if (date < DateOnly.FromDateTime(after).AddDays(-1))
            {
                continue; // over before the moment in every time zone
            }
            for (int i = 0; i < makers.Length; i++)
            {
                made.Clear();
                foreach (SyntheticDay day in days)
                {
                    makers[i].AddTo(made, in day);
                }
                ahead.AddRange(made.Where(bar => bar.Time > after).Select(bar => new Arrival(series[i], bar)));
            }
            // The next date's first bars close after the forex day has ended, so up to then nothing more can come in between.
            DateTime known = TradingCalendar.Forex.EndOf(date);
            foreach (Arrival arrival in ahead.Where(arrival => arrival.Bar.Time <= known).OrderBy(arrival => arrival.Bar.Time))
            {
                if (arrival.Bar.Time != shown)
                {
                    shown = arrival.Bar.Time;
                    await wait.WaitForAsync(shown, stop);
                }
                yield return arrival;
            }
            ahead.RemoveAll(arrival => arrival.Bar.Time <= known);
        }
    }

    /// <summary>What the past was really made from, a row a day and symbol, by date.</summary>
    public IEnumerable<SyntheticTruth> Truth() => past.Value.Select(day => new SyntheticTruth(
        day.Listing.Symbol.Ticker, TradingCalendar.For(day.Listing.Symbol).CloseOf(day.Date), day.Regime, day.Variance, day.Jump));

    private SyntheticListing ListingOf(Series series) =>
        SyntheticListing.All.FirstOrDefault(listing => listing.Symbol == series.Symbol) is SyntheticListing found && Intervals.Contains(series.Interval)
            ? found
            : throw new SourceException($"{Name} has no {series}; its symbols are {string.Join(' ', SyntheticListing.All.Select(l => l.Symbol))}.");
}
