using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GoldenSignals.Engine.Alerts;

/// <summary>Names events: the same rule, series, close and kind always have the same name, so that nothing is told twice.</summary>
public static class AlertEvents
{
    public const string Fired = "fired", Settled = "settled", Stale = "stale";

    private const int HexLetters = 32;

    public static string Name(long ruleId, string symbol, string interval, DateTime close, string kind)
    {
        string text = string.Join('\n', ruleId.ToString(CultureInfo.InvariantCulture), symbol.ToUpperInvariant(), interval,
            close.ToString("O", CultureInfo.InvariantCulture), kind);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HexLetters];
    }
}
