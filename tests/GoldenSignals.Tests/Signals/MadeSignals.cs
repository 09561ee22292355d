using GoldenSignals.Core.Claims;

namespace GoldenSignals.Tests.Signals;

/// <summary>Signals that say nothing but which one they are.</summary>
internal static class MadeSignals
{
    private static readonly DateTime First = new(2024, 1, 2, 21, 0, 0, DateTimeKind.Utc);

    /// <param name="number">Its Bars, and the day of its close.</param>
    public static Signal Of(string symbol, int number) => new(
        $"{symbol}-{number}", symbol, "1d", First.AddDays(number), "imported", number, 1, "hold", "noEdge", new Lean(0, 0, 0, 0, ""), [],
        null, null, [], [], "", "");
}
