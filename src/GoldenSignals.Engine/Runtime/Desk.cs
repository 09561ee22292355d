using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Alerts;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// What runs on one data folder: a session for each symbol of the watchlist, and a feed from each source that has something to follow. The
/// watchlist in the store says what that is; every change of it goes through here.
/// </summary>
public sealed class Desk : IAsyncDisposable
{
    private readonly IReadOnlyList<IBarSource> sources;
    private readonly Database database;
    private readonly BarStore bars;
    private readonly WatchStore watchlist;
    private readonly TimeProvider clock;
    private readonly Action<RuntimeEvent> log;
    private readonly SemaphoreSlim changing = new(1);
    private readonly Dictionary<string, RunningFeed> feeds = [];
    private readonly AlertWatch alerts;
    private readonly ClockWatch watch;
    private readonly HistoryFetch fetch;
    private readonly CancellationTokenSource closing = new();
    private Task fetching = Task.CompletedTask;
    private int isApplyWanted;

    /// <param name="sources">Those that can be followed; a stored series names its own.</param>
    /// <param name="log">Told of every event; must be quick and must not throw.</param>
    /// <param name="secondPlace">Where every signed head of the ledger goes too; null for nowhere.</param>
    /// <param name="channels">Names of the channels alerts can be sent to; null for none.</param>
    /// <param name="fetch">Brings the history of tickers that are not stored; null to ask no vendor.</param>
    public Desk(Database database, IReadOnlyList<IBarSource> sources, SessionSettings settings, TimeProvider clock, Action<RuntimeEvent> log,
        SecondPlace? secondPlace = null, Func<IReadOnlyList<string>>? channels = null, HistoryFetch? fetch = null)
    {
        (this.database, this.sources, this.clock, this.log) = (database, sources, clock, log);
        bars = new BarStore(database);
        watchlist = new WatchStore(database);
        watch = new ClockWatch(clock);
        this.fetch = fetch ?? HistoryFetch.None(bars, clock);
        Runtime = new LocalRuntime(database, settings, clock, log, secondPlace);
        alerts = new AlertWatch(database, Hub, channels ?? (() => []), clock, log);
    }

    public LocalRuntime Runtime { get; }

    /// <summary>Intervals whose bars are made of the shorter ones that are followed.</summary>
    public IReadOnlyList<Interval> Longer { get; init; } = [];

    public SignalHub Hub => Runtime.Hub;

    /// <summary>How far the history of each ticker is that is being fetched, or was since the start.</summary>
    public IReadOnlyList<FetchProgress> Fetches => fetch.Progress;

    /// <summary>Names of the sources followed now.</summary>
    public IReadOnlyList<string> Followed
    {
        get
        {
            lock (feeds)
            {
                return [.. feeds.Where(feed => !feed.Value.Task.IsCompleted).Select(feed => feed.Key)];
            }
        }
    }

    /// <summary>What is wrong with the disk, the clock and what is followed, a sentence each with what to do; empty when all is well.</summary>
    public IReadOnlyList<string> Troubles()
    {
        lock (feeds)
        {
            return [.. new[] { database.Refusing?.Message, watch.Trouble() }.Concat(feeds.Values.Select(feed => feed.Feed.Trouble)).OfType<string>()];
        }
    }

    /// <summary>The series a symbol is shown at first: its days, or else the longest interval stored. Null when nothing is stored of it.</summary>
    public static SeriesInfo? Shown(IEnumerable<SeriesInfo> stored) => stored.MaxBy(info => info.Series.Interval == Interval.Day1
        ? int.MaxValue
        : info.Series.Interval.Minutes);

    /// <summary>
    /// Starts what the watchlist asks for. Returns while the sessions are still being rebuilt, and what was asked for and never came is fetched.
    /// </summary>
    public async Task StartAsync(CancellationToken stop)
    {
        alerts.Start();
        await ChangeAsync(() => Task.CompletedTask, stop).ConfigureAwait(false);
        Fetch([.. watchlist.List().Where(ticker => !IsStored(ticker))]);
    }

    /// <summary>
    /// Watches symbols; returns those not watched before. What is not stored and a source here has is stored first. What only a vendor has is
    /// fetched meanwhile: <see cref="Fetches"/> says how far it is.
    /// </summary>
    /// <exception cref="SourceException">A source could not give what it said to have.</exception>
    public async Task<IReadOnlyList<string>> WatchAsync(IReadOnlyList<string> tickers, CancellationToken stop)
    {
        IReadOnlyList<string> added = [];
        await ChangeAsync(
            async () =>
            {
                // On the list first: a symbol whose history takes long to fetch is seen at once, as one that is being prepared.
                added = await watchlist.AddAsync(tickers, stop).ConfigureAwait(false);
                foreach (string ticker in tickers.Where(ticker => !IsStored(ticker)))
                {
                    await FetchAsync(ticker, stop).ConfigureAwait(false);
                }
            },
            stop).ConfigureAwait(false);
        Fetch([.. tickers.Where(ticker => !IsStored(ticker))]);
        Note("watched", added);
        return added;
    }

    /// <summary>Stops watching; bars and signals stay. Returns those that were watched.</summary>
    public async Task<IReadOnlyList<string>> UnwatchAsync(IReadOnlyList<string> tickers, CancellationToken stop)
    {
        IReadOnlyList<string> removed = [];
        await ChangeAsync(async () => removed = await watchlist.RemoveAsync(tickers, stop).ConfigureAwait(false), stop).ConfigureAwait(false);
        Note("unwatched", removed);
        return removed;
    }

    /// <summary>Whether a symbol is stored, or some source has it or can be asked for it.</summary>
    public bool Knows(string ticker) => IsStored(ticker) || OfferOf(ticker).Source is not null || fetch.CanFetch(ticker);

    /// <summary>Says that bars of series were written by someone else than a feed, as by an import: their sessions are rebuilt.</summary>
    public Task RefreshAsync(IReadOnlyList<Series> written, CancellationToken stop) => ChangeAsync(
        async () =>
        {
            foreach (Series series in written)
            {
                await Runtime.RebuildAsync(series, DateTime.MinValue, "an import", stop).ConfigureAwait(false);
            }
        },
        stop);

    /// <summary>Stops the feeds, lets the sessions take what waits, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        await fetching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (RunningFeed feed in feeds.Values)
        {
            await feed.StopAsync().ConfigureAwait(false);
        }
        await alerts.DisposeAsync().ConfigureAwait(false); // what the sessions still say waits for the next start
        await Runtime.DisposeAsync().ConfigureAwait(false);
        changing.Dispose();
        watch.Dispose();
        closing.Dispose();
    }

    private void Fetch(IReadOnlyList<string> tickers)
    {
        string[] wanted = [.. tickers.Where(ticker => OfferOf(ticker).Source is null && fetch.CanFetch(ticker))];
        lock (feeds)
        {
            fetching = wanted.Length == 0 ? fetching : Task.WhenAll(fetching, fetch.FetchAsync(wanted, ApplyAsync, closing.Token));
        }
    }

    /// <summary>Starts what has just been stored. Many that come together are started together: a change takes in all that is there.</summary>
    private Task ApplyAsync(CancellationToken stop) => Interlocked.Exchange(ref isApplyWanted, 1) == 1
        ? Task.CompletedTask
        : ChangeAsync(
            () =>
            {
                Interlocked.Exchange(ref isApplyWanted, 0);
                return Task.CompletedTask;
            },
            stop);

    private void Note(string kind, IReadOnlyList<string> tickers)
    {
        if (tickers.Count > 0)
        {
            log(new RuntimeEvent(kind, null, 0, string.Join(", ", tickers)));
        }
    }

    private async Task ChangeAsync(Func<Task> change, CancellationToken stop)
    {
        await changing.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            await change().ConfigureAwait(false);
            foreach (SeriesInfo shorter in Watched.Of(database).Where(info => Longer.Count > 0 && sources.Any(source => source.Name == info.Source)))
            {
                await LongerBars.PrepareAsync(bars, shorter.Series, Longer, stop).ConfigureAwait(false);
            }
            IReadOnlyList<SeriesInfo> watched = Watched.Of(database);
            await Runtime.WatchAsync([.. watched.Select(info => info.Series)]).ConfigureAwait(false);
            foreach (IBarSource source in sources)
            {
                await FollowAsync(source, [.. watched.Where(info => info.Source == source.Name).Select(info => info.Series)]).ConfigureAwait(false);
            }
        }
        finally
        {
            changing.Release();
        }
    }

    private bool IsStored(string ticker) => Interval.All.Any(interval => bars.Find(ticker, interval) is not null);

    private async Task FetchAsync(string ticker, CancellationToken stop)
    {
        if (OfferOf(ticker) is not { Source: { } source } offer)
        {
            return;
        }
        SourceBars fetched = await source.FetchAsync(offer.Series, stop).ConfigureAwait(false);
        await bars.WriteAsync(fetched.Series, source.Name, fetched.Bars, fetched.Actions, stop, source.Label).ConfigureAwait(false);
        log(new RuntimeEvent("fetched", fetched.Series, 0, $"{fetched.Bars.Count} bars from {source.Name}"));
    }

    private (IBarSource? Source, Series Series) OfferOf(string ticker)
    {
        foreach (IListedBars source in sources.OfType<IListedBars>())
        {
            if (source.Find(ticker, Interval.Day1) is { } series)
            {
                return (source, series);
            }
        }
        return default;
    }

    /// <summary>A feed follows a fixed set of series, so another set needs another feed.</summary>
    private async Task FollowAsync(IBarSource source, IReadOnlyList<Series> series)
    {
        RunningFeed? running;
        lock (feeds)
        {
            running = feeds.GetValueOrDefault(source.Name);
        }
        if (running?.Series.SequenceEqual(series) ?? series.Count == 0)
        {
            return;
        }
        if (running is not null)
        {
            await running.StopAsync().ConfigureAwait(false);
        }
        lock (feeds)
        {
            feeds.Remove(source.Name);
            if (series.Count > 0)
            {
                feeds[source.Name] = RunningFeed.Start(new BarFeed(source, bars, Runtime, clock, log, Longer), series);
            }
        }
    }

    private sealed record RunningFeed(BarFeed Feed, IReadOnlyList<Series> Series, Task Task, CancellationTokenSource Stopping)
    {
        public static RunningFeed Start(BarFeed feed, IReadOnlyList<Series> series)
        {
            var stopping = new CancellationTokenSource();
            return new RunningFeed(feed, series, Task.Run(() => feed.RunAsync(series, stopping.Token)), stopping);
        }

        public async Task StopAsync()
        {
            await Stopping.CancelAsync().ConfigureAwait(false);
            await Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Stopping.Dispose();
        }
    }
}
