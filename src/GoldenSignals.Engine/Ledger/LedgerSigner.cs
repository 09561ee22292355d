using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Ledger;

/// <summary>
/// Signs the heads of the chains when something was added, at most once a minute while it runs and once when it ends. Each head also goes
/// to a second place where one is named, so that whoever rewrites the database is found out there.
/// </summary>
/// <param name="secondPlace">Where every head goes too; null for nowhere.</param>
/// <param name="failed">Told when a head could not be signed; it is tried again.</param>
public sealed class LedgerSigner(LedgerStore store, SecondPlace? secondPlace, TimeProvider clock, Action<Exception> failed) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<long, LedgerFrontier> frontiers = [];
    private readonly SemaphoreSlim wanted = new(0, 1);
    private readonly CancellationTokenSource stopping = new();
    private LedgerKey? key;
    private long signed = clock.GetTimestamp();
    private Task loop = Task.CompletedTask;

    /// <summary>Begins; what an earlier run left unsigned is signed first.</summary>
    public void Start()
    {
        loop = Task.Run(() => RunAsync(stopping.Token));
        if (store.Read(connection => Grown(connection).Count) > 0)
        {
            Wake();
        }
    }

    /// <summary>Says that something was added. Returns at once.</summary>
    public void Wake()
    {
        try
        {
            wanted.Release();
        }
        catch (SemaphoreFullException)
        {
            // it has not looked since the last call
        }
    }

    /// <summary>Signs what is not signed yet. Null when there is nothing.</summary>
    public async Task<LedgerHead?> SignAsync(CancellationToken stop)
    {
        if (store.Read(connection => Grown(connection).Count) == 0)
        {
            return null;
        }
        secondPlace?.CatchUp(store); // before anything is signed that would hide what was lost
        StoredHead head = await store.WriteAsync(Sign, stop).ConfigureAwait(false);
        secondPlace?.CatchUp(store);
        return head.Head;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await loop.ConfigureAwait(false);
        await TryAsync(CancellationToken.None).ConfigureAwait(false);
        key?.Dispose();
        stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await wanted.WaitAsync(stop).ConfigureAwait(false);
                TimeSpan rest = Pause - clock.GetElapsedTime(signed);
                await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, clock, stop).ConfigureAwait(false);
                signed = clock.GetTimestamp();
                await TryAsync(stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // what is left is signed at the end
        }
    }

    private async Task TryAsync(CancellationToken stop)
    {
        try
        {
            await SignAsync(stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            failed(fault);
        }
    }

    private StoredHead Sign(SqliteConnection connection)
    {
        LedgerHead? last = LedgerHeads.Last(connection);
        key ??= LedgerKey.Open(store.Folder, mayCreate: last is null);
        if (last is not null && !last.Key.AsSpan().SequenceEqual(key.Public))
        {
            throw new StoreException($"{LedgerKey.FileName} is not the key the ledger was signed with. Restore that one from a copy.");
        }
        List<ChainHead> grown = [.. Grown(connection).Select(tail => HeadOf(connection, tail))];
        Dictionary<long, ChainHead> all = last is null ? [] : LedgerHeads.ChainsAt(connection, last.Sequence).ToDictionary(chain => chain.Place);
        grown.ForEach(chain => all[chain.Place] = chain);
        byte[][] leaves = [.. all.Values.OrderBy(chain => chain.Place).Select(chain => chain.Leaf())];
        var unsigned = new LedgerHead(
            (last?.Sequence + 1) ?? 0, Moment.FromMicroseconds(Moment.ToMicroseconds(clock.GetUtcNow().UtcDateTime)), leaves.Length,
            all.Values.Sum(chain => chain.Entries), LedgerTree.Root(leaves), last?.Hash() ?? LedgerHead.Nothing, key.Public, []);
        var head = new StoredHead(unsigned with { Signature = key.Sign(unsigned.Message()) }, grown);
        LedgerHeads.Add(connection, head);
        return head;
    }

    /// <summary>The chains that have more entries than the last head says.</summary>
    private static List<ChainTail> Grown(SqliteConnection connection)
    {
        Dictionary<long, long> signed = LedgerHeads.ChainsAt(connection, long.MaxValue).ToDictionary(chain => chain.Place, chain => chain.Entries);
        return [.. LedgerStore.Chains(connection).Where(tail => tail.Entries > signed.GetValueOrDefault(tail.Id))];
    }

    private ChainHead HeadOf(SqliteConnection connection, ChainTail tail)
    {
        if (!frontiers.TryGetValue(tail.Id, out LedgerFrontier? frontier) || frontier.Count > tail.Entries)
        {
            frontiers[tail.Id] = frontier = new LedgerFrontier();
        }
        foreach (byte[] hash in LedgerStore.Hashes(connection, tail.Id, frontier.Count))
        {
            frontier.Add(LedgerTree.Leaf(hash));
        }
        return new ChainHead(tail.Id, tail.Chain, tail.Entries, tail.Hash, frontier.Root());
    }
}
