using System.Globalization;

namespace GoldenSignals.Core.Agents;

/// <summary>A reason: words with places for up to four numbers, put together only when somebody reads it.</summary>
/// <param name="Words">A composite format such as "RSI {0:0.0} under its band {1:0.0}".</param>
public readonly record struct Why(string Words, double A = 0, double B = 0, double C = 0, double D = 0)
{
    public override string ToString() =>
        Words is null ? "" : string.Format(CultureInfo.InvariantCulture, Words, A, B, C, D);
}
