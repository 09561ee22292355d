using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Alerts;

/// <summary>
/// Which closes may fire: those whose signal was made before the next bar closed, as the ledger asks of a record. What a start, an import or a source
/// that was away brings late is looked at by nobody: it neither fires nor changes what a rule remembers, so the first close that is on time is held
/// against the last that was.
/// </summary>
internal static class AlertRecency
{
    /// <summary>Simulated and replayed bars arrive when they are played, whatever their dates say.</summary>
    public static bool IsPlayed(string label) => label == DataLabel.Synthetic.Text() || label == DataLabel.Replay.Text();

    /// <param name="arrived">What the clock said when the signal was made, UTC.</param>
    public static bool IsOnTime(Symbol symbol, Interval interval, DateTime close, string label, DateTime arrived) =>
        IsPlayed(label) || close.Year >= TradingCalendar.LastDay.Year || arrived <= TradingCalendar.For(symbol).NextClose(close, interval);
}
