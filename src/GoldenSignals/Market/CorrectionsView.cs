using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;

namespace GoldenSignals.Market;

/// <summary>What was corrected of a series.</summary>
/// <param name="Interval">That of the stored bars, which may be shorter than the one asked about.</param>
public sealed record CorrectionsView(string Symbol, string Interval, IReadOnlyList<CorrectionView> Corrections);

/// <summary>A bar that came late or was corrected.</summary>
/// <param name="Time">Its close, UTC.</param>
/// <param name="Received">When it came.</param>
/// <param name="Late">Whether it was missing before; else it replaced one.</param>
/// <param name="Text">What changed, in words.</param>
public sealed record CorrectionView(DateTime Time, DateTime Received, bool Late, string Text)
{
    public static CorrectionView Of(Symbol symbol, BarCorrection correction) => new(
        correction.Bar.Time, correction.Received, correction.Before is null, Words(symbol, correction.Bar, correction.Before));

    private static string Words(Symbol symbol, in Bar bar, Bar? stored)
    {
        if (stored is not { } before)
        {
            return $"came late: close {Price(symbol, bar.Close)}";
        }
        List<string> changes = [];
        void Note(string name, long was, long now)
        {
            if (was != now) changes.Add($"{name} {Price(symbol, was)} became {Price(symbol, now)}");
        }
        Note("open", before.Open, bar.Open);
        Note("high", before.High, bar.High);
        Note("low", before.Low, bar.Low);
        Note("close", before.Close, bar.Close);
        if (!before.Volume.Equals(bar.Volume)) changes.Add(Invariant($"volume {before.Volume:0.########} became {bar.Volume:0.########}"));
        return string.Join(", ", changes);
    }

    private static string Price(Symbol symbol, long ticks) => Invariant($"{symbol.ToPrice(ticks):0.00######}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
