using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GoldenSignals.Core;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Bench.Intraday;

/// <summary>Walks of many symbols on the minutes of real exchange days: a past to store, and a source whose minutes come when they are asked for.</summary>
internal sealed class MinuteMarket : IListedBars
{
    private static readonly DateOnly FirstDay = new(2024, 1, 2);

    private readonly Channel<Arrival> arrivals = Channel.CreateUnbounded<Arrival>();
    private readonly Walk[] walks;
    private DateTime last;

    /// <param name="days">Whole days of the past; the present begins at the open after them.</param>
    public MinuteMarket(int symbols, int days)
    {
        walks = [.. Enumerable.Range(0, symbols).Select(i => new Walk(i))];
        DateOnly day = FirstDay;
        for (int i = 1; i < days; i++)
        {
            day = TradingCalendar.NewYork.NextDay(day);
        }
        last = TradingCalendar.NewYork.CloseOf(day);
    }

    public string Name => "minutes";

    public DataLabel Label => DataLabel.Live;

    /// <summary>The last minute that has closed.</summary>
    public DateTime Now => last;

    public IReadOnlyList<Series> List() => [.. walks.Select(walk => walk.Series)];

    /// <summary>Stores the past and puts all symbols on the watchlist.</summary>
    public async Task WriteAsync(Database database)
    {
        var store = new BarStore(database);
        foreach (Walk walk in walks)
        {
            var bars = new List<Bar>();
            DateTime start = TradingCalendar.NewYork.OpenOf(FirstDay);
            for (DateTime time = NextMinute(start); time <= last; time = NextMinute(time))
            {
                bars.Add(walk.Next(time));
            }
            await store.WriteAsync(walk.Series, Name, bars, [], CancellationToken.None, Label);
        }
        await new WatchStore(database).AddAsync([.. walks.Select(walk => walk.Series.Symbol.Ticker)], CancellationToken.None);
    }

    /// <summary>Closes the next minute of the market's clock.</summary>
    public void Advance() => last = NextMinute(last);

    /// <summary>Sends the bars of the minute that has just closed, but those of the last symbols, which did not trade.</summary>
    public void Send(int silent)
    {
        foreach (Walk walk in walks[..^silent])
        {
            arrivals.Writer.TryWrite(new Arrival(walk.Series, walk.Next(last)));
        }
    }

    public Task<SourceBars> FetchAsync(Series series, CancellationToken stop) => throw new SourceException("Its past is stored already.");

    public async IAsyncEnumerable<Arrival> FollowAsync(
        IReadOnlyList<Series> series, DateTime after, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (Arrival arrival in arrivals.Reader.ReadAllAsync(stop))
        {
            yield return arrival;
        }
    }

    private static DateTime NextMinute(DateTime time) => TradingCalendar.NewYork.NextClose(time, Interval.Minute1);

    private sealed class Walk(int place)
    {
        private readonly SeededRandom random = new((ulong)place + 1);
        private double price = 1_000_000 + 10_000 * place, wildness;

        public Series Series { get; } = new(new Symbol($"M{place:000}", AssetClass.Equity, "BENCH"), Interval.Minute1);

        public Bar Next(DateTime time)
        {
            wildness = 0.97 * wildness + 0.12 * random.NextNormal();
            double open = price, step = 0.0005 * Math.Exp(wildness);
            price *= Math.Exp(step * random.NextNormal());
            double high = Math.Max(open, price) * (1 + step / 2), low = Math.Min(open, price) * (1 - step / 2);
            return new Bar(time, (long)open, (long)Math.Ceiling(high), (long)low, (long)price, Math.Round(1_000 * Math.Exp(wildness + 0.3 * random.NextNormal())));
        }
    }
}
