using System.Runtime.CompilerServices;

namespace GoldenSignals.Core.Indicators;

/// <summary>What lengths a window may have.</summary>
public static class Period
{
    /// <summary>Longest window. A sum of this many prices up to 2^53 ticks still fits a <c>long</c>, so rolling sums stay exact.</summary>
    public const int BarsMax = 1_000;

    /// <summary>The period itself, when a window can have it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is shorter than <paramref name="least"/> or longer than <see cref="BarsMax"/>.</exception>
    internal static int Checked(int period, int least = 1, [CallerArgumentExpression(nameof(period))] string? name = null) =>
        period >= least && period <= BarsMax
            ? period
            : throw new ArgumentOutOfRangeException(name, period, $"A period is {least} to {BarsMax} bars.");
}
