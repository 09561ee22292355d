using System.Globalization;
using GoldenSignals.Core.Sessions;

namespace GoldenSignals.Core.Backtests;

/// <summary>Every rule there is, by how it is written.</summary>
public static class Rules
{
    /// <summary>Forms, for help and faults.</summary>
    public const string Forms = "workflow, lean, agent:<name>, sma:20,50, rsi:14,30,70 or buyhold";

    /// <summary>Reads a rule.</summary>
    /// <exception cref="FormatException">It names none; the message says what is wrong.</exception>
    public static IRule Parse(string text, SessionSettings settings)
    {
        string[] parts = text.Trim().ToLowerInvariant().Split(':', 2);
        string told = parts.Length == 2 ? parts[1] : "";
        try
        {
            return (parts[0], Numbers(told)) switch
            {
                ("workflow", _) when parts.Length == 1 => SessionRule.Workflow(settings),
                ("lean", _) when parts.Length == 1 => SessionRule.Lean(settings),
                ("buyhold", _) when parts.Length == 1 => new BuyHoldRule(),
                ("agent", _) when told.Length > 0 => SessionRule.Agent(told, settings),
                ("sma", [var shorter, var longer]) => new SmaRule(Whole(shorter), Whole(longer)),
                ("rsi", [var bars, var lower, var upper]) => new RsiRule(Whole(bars), lower, upper),
                ("sma", _) => throw new FormatException($"\"{text}\": sma takes two numbers of bars, as in sma:20,50."),
                ("rsi", _) => throw new FormatException($"\"{text}\": rsi takes bars and two bounds, as in rsi:14,30,70."),
                _ => throw new FormatException($"\"{text}\" is no rule."),
            };
        }
        catch (ArgumentOutOfRangeException fault)
        {
            throw new FormatException($"\"{text}\" is out of bounds: {Bounds(parts[0])}.", fault);
        }
    }

    private static string Bounds(string rule) => rule == "sma"
        ? $"the first average is shorter than the second, from 1 to {SmaRule.BarsMax} bars"
        : $"2 to {SmaRule.BarsMax} bars, the lower bound below the upper, both from 0 to 100";

    private static double[] Numbers(string text)
    {
        string[] words = text.Split(',', StringSplitOptions.TrimEntries);
        var numbers = new double[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            if (!double.TryParse(words[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out numbers[i])) return [];
        }
        return numbers;
    }

    private static int Whole(double number) => number % 1 == 0 && number <= int.MaxValue
        ? (int)number
        : throw new FormatException($"{number.ToString(CultureInfo.InvariantCulture)} is no whole number of bars.");
}
