using GoldenSignals.Core.Agents.Patterns;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Metrics;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Evaluations;

/// <summary>A tally of each set-up that was ever named.</summary>
public sealed class SetUpBook
{
    private readonly Dictionary<SetUp, SetUpTally> tallies = [];
    private readonly IssueDates dates;

    public SetUpBook(IssueDates dates)
    {
        this.dates = dates;
        // Made beforehand, so that nothing is allocated while bars are stepped; another agent's set-up is when it first comes up.
        foreach (PatternEntry entry in PatternCatalog.All.Where(entry => entry.Side != 0)) Of(new SetUp(entry.Name, entry.Side));
    }

    public void Merge(SetUpBook other)
    {
        foreach ((SetUp setUp, SetUpTally tally) in other.tallies) Of(setUp).Merge(tally);
    }

    public void Clear()
    {
        foreach (SetUpTally tally in tallies.Values) tally.Clear();
    }

    /// <summary>The records by name. Among dozens some are good by luck, so those that may be are unproven.</summary>
    public IReadOnlyList<SetUpRecord> ToRecords(CardScope scope)
    {
        SetUpRecord[] records =
        [
            .. tallies.Where(one => one.Value.Calls > 0).OrderBy(one => one.Key.Name, StringComparer.Ordinal).ThenBy(one => one.Key.Side)
                .Select(one => one.Value.ToRecord(scope)),
        ];
        double believed = FalseDiscovery.Threshold(records.Select(record => record.Chance ?? double.NaN));
        return [.. records.Select(record => record.Chance <= believed ? record : record with { State = ClaimState.Unproven.Text() })];
    }

    internal void Take(SetUp setUp, in Yardstick question, in Settlement settled) => Of(setUp).Add(in question, settled.BaseRate);

    private SetUpTally Of(SetUp setUp)
    {
        if (!tallies.TryGetValue(setUp, out SetUpTally? tally)) tallies.Add(setUp, tally = new SetUpTally(setUp, dates));
        return tally;
    }
}
