using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Web;

/// <summary>Reads the parameters of a question; one that makes no sense is a <see cref="Fault"/> that names it.</summary>
public static class Asked
{
    private const int IndicatorsMax = 20;

    /// <summary>Days when nothing is said.</summary>
    public static Interval Interval(string? text) => text is null or "" ? Core.Market.Interval.Day1 : Field("interval", () => Stored.Interval(text));

    public static int Limit(int? limit, int usual, int most) => limit is null ? usual
        : limit >= 1 && limit <= most ? limit.Value
        : throw Fault.Parameter("limit", $"{limit} is not from 1 to {most}", "Ask for fewer, and page on.");

    /// <summary>The last moment meant; a date is the end of that exchange day, inclusive.</summary>
    public static DateTime? Until(string name, string? text, Symbol symbol) => text is null or "" ? null : Field(name, () => When.End(text, symbol));

    /// <summary>The moment after which bars are meant.</summary>
    public static DateTime? After(string name, string? text, Symbol symbol) => text is null or "" ? null : Field(name, () => When.Before(text, symbol));

    /// <summary>Indicators, separated by commas or blanks.</summary>
    public static IReadOnlyList<IndicatorRequest> Indicators(string? text)
    {
        string[] names = (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (names.Length > IndicatorsMax)
        {
            throw Fault.Parameter("with", $"{names.Length} indicators are asked for", $"Ask for {IndicatorsMax} at most.");
        }
        try
        {
            return [.. names.Select(IndicatorCatalog.Parse)];
        }
        catch (FormatException fault)
        {
            throw Fault.Parameter("with", fault.Message, "For example: with=rsi:14,macd:12:26:9.line");
        }
    }

    /// <summary>Reads a parameter; a fault then names it.</summary>
    public static T Field<T>(string field, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Fault fault) when (fault.Field is null)
        {
            throw Fault.Parameter(field, fault.Message, fault.Remedy);
        }
    }
}
