using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Ledger;

/// <summary>What making a recorded signal again gave.</summary>
/// <param name="Same">Every byte of the entry came out again.</param>
/// <param name="Bars">Bars stepped.</param>
/// <param name="FirstDifference">The close of the first bar by which the inputs differ; null where none does.</param>
/// <param name="Why">In words.</param>
public sealed record Reproduced(string Signal, LedgerChain Chain, long Sequence, bool Same, int Bars, DateTime? FirstDifference, string Why);

/// <summary>Makes a recorded signal again: a new session steps the stored inputs with the settings and neighbours its opening names.</summary>
public sealed class Reproduction(Database database)
{
    private readonly LedgerStore ledger = new(database);
    private readonly BarStore bars = new(database);

    /// <returns>Null where the ledger has no such signal.</returns>
    public Reproduced? Of(string signalId, CancellationToken stop)
    {
        if (ledger.FindSignal(signalId) is not { } row || row.Read() is not SignalEntry said)
        {
            return null;
        }
        Reproduced Not(string why, int stepped = 0, DateTime? first = null) => new(signalId, said.Chain, said.Sequence, false, stepped, first, why);
        List<LedgerEntry> before = [.. ledger.Entries(row.ChainId, 0, row.Sequence).Select(entry => entry.Read())];
        OpeningEntry opening = before.OfType<OpeningEntry>().Last();
        if (SessionSettings.Parse(opening.Settings) is not { } settings)
        {
            return Not($"it was made by other arithmetic or settings than this program has: {opening.Settings}");
        }
        Interval interval = Interval.Parse(said.Chain.Interval);
        string[] gone = [.. opening.Universe.Where(ticker => bars.Find(ticker, interval) is null)];
        if (gone.Length > 0)
        {
            return Not($"no bars of {string.Join(", ", gone)} are stored any more");
        }
        List<Series> members = [.. opening.Universe.Select(ticker => bars.Find(ticker, interval)!.Series)];
        var part = new PastPart(said.Time, opening.Journaled, opening.Journaled ? null : new Rehearsing(said.Time));
        var walk = new Walk(opening, [.. before.OfType<SignalEntry>().Where(entry => entry.Sequence > opening.Sequence), said]);
        Rebuilt? rebuilt = UniverseHistory.Load(database, members, part)
            .Step(members.First(member => member.Symbol.Ticker == said.Chain.Symbol), settings, stop, walk.Look);
        using SessionInputs inputs = rebuilt!.Inputs;
        int stepped = inputs.Session.Bars;
        if (walk.FirstDifference is { } first)
        {
            return Not(
                $"the inputs differ: up to the bar before, they are those that were recorded; the bar of {first:yyyy-MM-dd HH:mm} UTC, or what was told "
                + "with it, is not", stepped, first);
        }
        if (inputs.LastTime != said.Time)
        {
            return Not($"the bar of {said.Time:yyyy-MM-dd HH:mm} UTC is not stored any more", stepped, said.Time);
        }
        SignalEntry again = LedgerWords.Of(inputs.ToSignal(rebuilt.Label), said.Chain, said.Sequence, said.Written);
        return LedgerForm.Write(again).AsSpan().SequenceEqual(row.Bytes)
            ? new Reproduced(signalId, said.Chain, said.Sequence, true, stepped, null, "every byte came out again")
            : Not("the inputs are the same, and this program makes something else of them", stepped);
    }

    /// <summary>Compares the inputs with what was recorded of them, bar by bar.</summary>
    private sealed class Walk(OpeningEntry opening, IEnumerable<SignalEntry> recorded)
    {
        private readonly Dictionary<int, int> places = OpeningTrail.Places((int)opening.Bars, (int)opening.TrailBars)
            .Select((bar, place) => (bar, place)).ToDictionary(pair => pair.bar, pair => pair.place);
        private readonly Dictionary<DateTime, string> hashes = recorded.ToDictionary(entry => entry.Time, entry => entry.InputHash);
        private readonly List<byte> now = [];

        public DateTime? FirstDifference { get; private set; }

        public void Look(SessionInputs inputs)
        {
            DateTime close = inputs.Session.LastBar.Time;
            if (FirstDifference is null && (OffTrail(inputs) || (hashes.TryGetValue(close, out string? hash) && hash != inputs.HashNow())))
            {
                FirstDifference = close;
            }
        }

        private bool OffTrail(SessionInputs inputs)
        {
            if (!places.TryGetValue(inputs.Session.Bars - 1, out int place))
            {
                return false;
            }
            now.Clear();
            inputs.AddTrail(now);
            return !opening.Trail.AsSpan(place * OpeningTrail.PlaceBytes, OpeningTrail.PlaceBytes).SequenceEqual(now.ToArray());
        }
    }
}
