using System.Globalization;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Runtime;

namespace GoldenSignals.Engine.Parity;

/// <summary>Looks at a session bar by bar and holds each close against what was recorded of it.</summary>
/// <remarks>
/// The hash of a signal's inputs covers every bar before it, so one changed bar changes the hash of all that follow until the recorded session was told of
/// it. A run of signals whose hashes differ is therefore one difference, with its cause at its beginning; a later close that differs by itself begins another.
/// </remarks>
internal sealed class ParityWalk(
    ParityStretch stretch, Symbol symbol, IReadOnlyDictionary<long, WithdrawalEntry> withdrawn, ILookup<DateTime, string> refused, ParityTally tally)
{
    private readonly HashSet<DateTime> seen = [];
    private readonly List<DateTime> unsaid = [];
    private readonly Dictionary<int, int> places = OpeningTrail.Places((int)stretch.Opening.Bars, (int)stretch.Opening.TrailBars)
        .Select((bar, place) => (bar, place)).ToDictionary(pair => pair.bar, pair => pair.place);
    private readonly List<byte> trail = [];
    private DateTime? before; // the first bar before the stretch that is not what it was
    private bool differs;

    public void Look(SessionInputs inputs)
    {
        DateTime close = inputs.Session.LastBar.Time;
        before ??= OffTrail(inputs) ? close : null;
        if (!stretch.Signals.TryGetValue(close, out SignalEntry? said))
        {
            if (close > stretch.First && close < stretch.Last)
            {
                unsaid.Add(close);
            }
            return;
        }
        seen.Add(close);
        Compare(said, inputs);
    }

    /// <summary>Recorded closes that no stored bar has.</summary>
    public void End()
    {
        TellUnsaid();
        foreach (SignalEntry said in stretch.Signals.Values.Where(said => !seen.Contains(said.Time)))
        {
            tally.Begin(ParityCause.Data, said.Time, "the bar is not stored any more" + Withdrawn(said));
            tally.Count(sameInputs: false, sameWords: false);
            tally.End();
        }
    }

    private void Compare(SignalEntry said, SessionInputs inputs)
    {
        bool sameInputs = said.InputHash == inputs.HashNow(), sameWords = ParityWords.Of(said).AsSpan().SequenceEqual(ParityWords.Of(inputs, said));
        double now = symbol.ToPrice(inputs.Session.LastBar.Close);
        if (sameInputs)
        {
            TellUnsaid();
            if (!sameWords)
            {
                tally.Begin(ParityCause.Code, said.Time, "the inputs are the same, and this program says something else");
            }
            else
            {
                tally.End();
            }
        }
        else if (!differs)
        {
            BeginDifference(said, now);
        }
        else if (said.Close != now)
        {
            tally.Begin(ParityCause.Data, said.Time, Words($"the close was {said.Close} and is {now}") + Withdrawn(said), always: true);
        }
        differs = !sameInputs;
        tally.Count(sameInputs, sameWords);
    }

    private void BeginDifference(SignalEntry said, double now)
    {
        if (said.Time == stretch.First && before is { } changed && changed < said.Time)
        {
            tally.Begin(ParityCause.Data, changed, Words($"the bar of {changed:yyyy-MM-dd HH:mm} UTC, or what was told with it, is not what it was when recording began"));
            return;
        }
        if (unsaid.Count > 0 && said.Close == now)
        {
            DateTime late = unsaid[0];
            unsaid.Clear();
            tally.Begin(ParityCause.Timing, late, "the bar came late: it was not known when the signals after it were made" + Withdrawn(said));
            return;
        }
        TellUnsaid();
        tally.Begin(ParityCause.Data, said.Time, (said.Close == now
            ? "the close is the same; another part of the bar, or what was told with it (actions, neighbours, opinions), is not"
            : Words($"the close was {said.Close} and is {now}")) + Withdrawn(said));
    }

    private void TellUnsaid()
    {
        foreach (var run in unsaid.GroupBy(close => refused[close].FirstOrDefault() ?? ""))
        {
            tally.Add(new ParityDifference(ParityCause.Timing, stretch.Opening.Chain.Ran, run.First(), run.Count(), 0, run.Key.Length > 0
                ? $"no signal was recorded; {run.Key}"
                : "no signal was recorded: the bar came late, or nothing ran then"));
        }
        unsaid.Clear();
    }

    private string Withdrawn(SignalEntry said) => withdrawn.TryGetValue(said.Sequence, out WithdrawalEntry? by) ? $"; the record itself withdrew it: {by.Why}" : "";

    private bool OffTrail(SessionInputs inputs)
    {
        if (!places.TryGetValue(inputs.Session.Bars - 1, out int place))
        {
            return false;
        }
        trail.Clear();
        inputs.AddTrail(trail);
        return !stretch.Opening.Trail.AsSpan(place * OpeningTrail.PlaceBytes, OpeningTrail.PlaceBytes).SequenceEqual(trail.ToArray());
    }

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
