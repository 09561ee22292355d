using System.Globalization;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Runtime;

/// <summary>A bar of the past that came late, or otherwise than it was stored.</summary>
/// <param name="Before">What was stored of that close; null for a bar that was missing.</param>
/// <param name="Received">When it came, UTC.</param>
public sealed record BarCorrection(Bar Bar, Bar? Before, DateTime Received)
{
    private const int Numbers = 5;

    internal string ToText() => string.Create(
        CultureInfo.InvariantCulture, $"{Text(Bar)};{Received:O}{(Before is { } before ? $";{Text(before)}" : "")}");

    internal static BarCorrection Parse(DateTime time, string text)
    {
        string[] parts = text.Split(';');
        return new BarCorrection(
            Read(time, parts.AsSpan(0, Numbers)),
            parts.Length > Numbers + 1 ? Read(time, parts.AsSpan(Numbers + 1, Numbers)) : null,
            DateTime.Parse(parts[Numbers], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));
    }

    private static string Text(Bar bar) => string.Create(CultureInfo.InvariantCulture, $"{bar.Open};{bar.High};{bar.Low};{bar.Close};{bar.Volume:R}");

    private static Bar Read(DateTime time, ReadOnlySpan<string> parts)
    {
        static long Ticks(string text) => long.Parse(text, CultureInfo.InvariantCulture);
        return new Bar(time, Ticks(parts[0]), Ticks(parts[1]), Ticks(parts[2]), Ticks(parts[3]), double.Parse(parts[4], CultureInfo.InvariantCulture));
    }
}
