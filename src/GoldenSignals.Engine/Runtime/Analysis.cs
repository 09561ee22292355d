using System.Security.Cryptography;
using System.Text;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// What the agents say after the stored bars of a series: a pure function of stored inputs, the watchlist and settings. It writes no ledger.
/// Results are kept under a hash of everything they were made from, so nothing is computed twice and nothing goes stale.
/// </summary>
public sealed class Analysis(Database database)
{
    private const string Kind = "analysis";

    private readonly ResultStore results = new(database);

    /// <param name="stored">At least one bar.</param>
    public async Task<Signal> OfAsync(StoredBars stored, SessionSettings settings, CancellationToken stop)
    {
        ContextsOfSeries? contexts = ContextsOf(stored);
        IReadOnlyList<ExternalOpinion> opinions = new InputJournal(new JournalStore(database)).ReadOpinions(stored.Series);
        string inputHash = HashOf(stored, contexts, opinions);
        string key = Key(stored, settings, inputHash);
        if (results.TryGet(key) is { } known)
        {
            return SignalJson.Read(known);
        }
        (SignalSession session, InputHash hash) = StoredInputs.Step(stored, settings, contexts, opinions);
        hash.Dispose();
        Signal signal = session.ToSignal(stored.Label, inputHash);
        await results.PutAsync(key, Kind, SignalJson.Write(signal), stop);
        return signal;
    }

    /// <summary>What the watched universe did by each bar, from bars closed by the last of them; none where the interval is not stored as such.</summary>
    private ContextsOfSeries? ContextsOf(StoredBars stored) => UniverseHistory
        .Load(database, Watched.UniverseOf(database, stored.Series), stored.Bars[stored.Bars.Count - 1].Time)
        .ContextsOf(stored.Series);

    private static string HashOf(StoredBars stored, ContextsOfSeries? contexts, IReadOnlyList<ExternalOpinion> opinions)
    {
        using var hash = new InputHash();
        foreach (Input input in StoredInputs.Of(stored, contexts, opinions))
        {
            hash.Add(in input);
        }
        return hash.Current();
    }

    /// <summary>The core's build stands in the key too: other code may say something else about the same inputs.</summary>
    private static string Key(StoredBars stored, SessionSettings settings, string inputHash)
    {
        string agents = string.Join(',', AgentCatalog.All.Where(agent => agent.Installed).Select(agent => agent.Name));
        string text = string.Join('\n', Kind, stored.Series, stored.Series.Symbol.AssetClass, stored.Label.Text(), settings.Canonical, agents,
            typeof(SignalSession).Module.ModuleVersionId, inputHash);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
