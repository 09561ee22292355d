using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;
using GoldenSignals.Engine.Tests.Trouble;

namespace GoldenSignals.Engine.Tests.Runtime;

/// <summary>
/// A process that feeds, stores and publishes is killed at any moment. Whoever heard a signal finds it again under the same sequence,
/// no close of a series is said twice, and what was saved is in the ledger, and nothing else is.
/// </summary>
public sealed class RuntimeCrashTests
{
    private const int Moments = 50, Stored = 30;

    private static readonly Market Walks = new(symbols: 4, days: 1500);

    [Fact, Trait("Speed", "slow")]
    public async Task No_signal_that_was_heard_is_lost_and_none_is_doubled()
    {
        using var folder = new TempFolder();
        using (Database database = Database.Open(folder.Path))
        {
            await Walks.WriteAsync(new BarStore(database), Stored, DataLabel.Replay);
        }
        var random = new Random(2);
        var heard = new History();
        for (int moment = 0; moment < Moments; moment++)
        {
            List<string> said = Child.RunAndKill(
                nameof(RuntimeCrashTests), folder.Path, random.Next(1, 12), TimeSpan.FromMicroseconds(random.Next(10_000)));
            foreach (string[] parts in said.Select(line => line.Split(' ')).Where(parts => parts.Length == 3))
            {
                heard.Acknowledge(long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[1]);
            }
            Check(folder.Path, heard);
        }
        Assert.True(heard.Count > Moments);
    }

    /// <summary>The child: follows the market from where the store ends, and says of every signal heard its sequence and id.</summary>
    internal static async Task FollowUntilKilledAsync(string folder)
    {
        using Database database = Database.Open(folder);
        var store = new BarStore(database);
        await using var runtime = new LocalRuntime(database, SessionSettings.Default, TimeProvider.System, _ => { });
        Listener listener = runtime.Hub.Listen(ListenMode.Every, runtime.Hub.Last);
        await runtime.WatchAsync(Walks.Series);
        await runtime.ReadyAsync();
        var source = new PushedBars(Market.Source, DataLabel.Replay);
        DateTime?[] last = [.. Walks.Series.Select(series => store.Find(series.Symbol.Ticker, series.Interval)!.Last)];
        for (int day = Stored; day < Walks.Closes.Count; day++)
        {
            for (int i = 0; i < last.Length; i++)
            {
                if (Walks.Closes[day] > last[i])
                {
                    source.Push(Walks.Series[i], Walks.Bars[i][day]);
                }
            }
        }
        Task feed = new BarFeed(source, store, runtime, TimeProvider.System, _ => { }).RunAsync(Walks.Series, CancellationToken.None);
        while (true)
        {
            foreach (StoredSignal signal in await listener.NextAsync(CancellationToken.None))
            {
                await Console.Out.WriteLineAsync($"{signal.Sequence} {signal.Id} .");
            }
            await Console.Out.FlushAsync();
        }
    }

    private static void Check(string folder, History heard)
    {
        using Database database = Database.Open(folder);
        IReadOnlyList<Kept> stored = History.Of(new SignalStore(database));
        Assert.Empty(heard.Faults(stored));
        var ledger = new LedgerStore(database);
        Assert.Null(new LedgerCheck(ledger, [], null).Run().FirstWrong);
        IEnumerable<string> recorded = ledger.Chains().SelectMany(chain => ledger.Entries(chain.Id)).Select(row => row.SignalId).OfType<string>();
        Assert.Equal(stored.Select(signal => signal.Id).Order(), recorded.Order());
        Assert.All(stored, signal => Assert.True(new BarStore(database).Find(signal.Symbol, Interval.Day1)!.Last >= signal.Time));
        IReadOnlyList<JournalEntry> journal = new JournalStore(database).Read(Walks.Series[0]);
        Assert.Equal(journal.Select(entry => entry.Sequence), journal.Select(entry => entry.Sequence).Distinct().Order());
        Assert.All(stored.Where(signal => signal.Symbol == "W0").Skip(journal.Count > 0 ? 1 : 0), signal => Assert.Contains(journal, entry => entry.Time == signal.Time));
    }
}
