using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Consensus;

namespace GoldenSignals.Core.Sessions;

/// <summary>Gathers what settled at a bar and adds when it was issued.</summary>
internal sealed class SettlementLog
{
    private readonly Question[] asked;
    private readonly RangeForecaster[] forecasters;
    private readonly Settlement[] questions;
    private readonly RangeSettlement[] ranges;
    private readonly DateTime[] closes;
    private int questionsSettled, rangesSettled, bars, slot;

    public SettlementLog(Question[] asked, RangeForecaster[] forecasters)
    {
        (this.asked, this.forecasters) = (asked, forecasters);
        questions = new Settlement[asked.Length];
        ranges = new RangeSettlement[forecasters.Length];
        closes = new DateTime[1 + Math.Max(asked.Max(question => question.Entry.Horizon), forecasters.Max(range => range.Horizon))];
    }

    public ReadOnlySpan<Settlement> Questions => questions.AsSpan(0, questionsSettled);

    public ReadOnlySpan<RangeSettlement> Ranges => ranges.AsSpan(0, rangesSettled);

    /// <summary>Takes the bar at whose close everything due has been settled.</summary>
    public void Note(DateTime close)
    {
        closes[slot] = close;
        questionsSettled = rangesSettled = 0;
        for (int i = 0; i < asked.Length; i++)
        {
            if (asked[i].Consensus is not { } consensus || consensus.Settled.IsNone) continue;
            int horizon = consensus.Target.Horizon;
            questions[questionsSettled++] = consensus.Settled with { Question = i, Issued = CloseBefore(horizon), IssueBar = bars - horizon };
        }
        foreach (RangeForecaster range in forecasters)
        {
            if (range.Settled is not { } held) continue;
            ranges[rangesSettled++] = held with { Issued = CloseBefore(range.Horizon), IssueBar = bars - range.Horizon };
        }
        bars++;
        slot = slot + 1 == closes.Length ? 0 : slot + 1;
    }

    private DateTime CloseBefore(int horizon) => closes[slot >= horizon ? slot - horizon : slot - horizon + closes.Length];
}
