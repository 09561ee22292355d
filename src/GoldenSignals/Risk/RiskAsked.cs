using System.Globalization;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Risk;
using GoldenSignals.Engine.Risk;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Risk;

/// <summary>What is asked about: a portfolio, or symbols with amounts.</summary>
/// <param name="Positions">SYMBOL=AMOUNT, SYMBOL=40%, or bare symbols that share the capital equally; below zero for a short.</param>
public sealed record RiskAsked(IReadOnlyList<string> Positions, string? Portfolio)
{
    private const int PositionsMax = 100;
    private const string Forms = "Write SPY=10000 QQQ=-5000 for amounts, SPY=60% QQQ=40% for parts of the capital, SPY QQQ for equal parts, or name a portfolio.";

    /// <summary>Words as a shell or a query gives them, parted by blanks or commas.</summary>
    public static RiskAsked Of(string? positions, string? portfolio) =>
        new((positions ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries), portfolio is "" ? null : portfolio);

    /// <exception cref="Fault">Nothing is meant, or it cannot be read.</exception>
    public RiskPositions Read(RiskBook book, BarStore bars, Settings settings)
    {
        if (Portfolio is not null)
        {
            RiskPositions held = Positions.Count > 0
                ? throw Fault.Usage("both positions and a portfolio are named", "Name one of them.")
                : book.OfPortfolio(Portfolio) ?? throw Fault.NotFound($"there is no portfolio {Portfolio}", "`golden portfolio list` names them.");
            return held.Stakes.Count + held.Unpriced.Count > 0 ? held : throw Fault.NotFound($"the portfolio {held.Portfolio} holds nothing", "Add a position, or name symbols with amounts.");
        }
        if (Positions.Count is 0 or > PositionsMax)
        {
            throw Fault.Parameter("positions", Positions.Count == 0 ? "nothing is named" : $"{Positions.Count} are named, {PositionsMax} at most", Forms);
        }
        (string Symbol, double? Value)[] each = [.. Positions.Select(word => ReadOne(word, settings.Risk.AccountSize))];
        if (each.Any(one => one.Value is null) && each.Any(one => one.Value is not null))
        {
            throw Fault.Parameter("positions", "some have an amount and some have none", Forms);
        }
        foreach ((string symbol, _) in each)
        {
            Stored.Find(bars, symbol, Interval.Day1); // a slip of the pen is a fault, not an uncovered position
        }
        return book.Of([.. each.Select(one => (one.Symbol, one.Value ?? settings.Risk.AccountSize / each.Length))]);
    }

    /// <summary>Shocks such as equity=-20 or PLTR=-35, in percent.</summary>
    public static StressScenario? Shocks(IEnumerable<string> words)
    {
        var classes = new Dictionary<AssetClass, double>();
        var symbols = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (string word in words.SelectMany(one => one.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)))
        {
            (string name, string? amount) = Split(word);
            if (amount is null || Number(amount.TrimEnd('%')) is not { } percent || percent is < -100 or > 1_000)
            {
                throw Fault.Parameter("shock", $"\"{word}\" is no shock", "Write a class or a ticker and its move in percent: equity=-20 or PLTR=-35, from -100 to 1000.");
            }
            if (Enum.TryParse(name, ignoreCase: true, out AssetClass kind) && !char.IsDigit(name[0]))
            {
                classes[kind] = percent / 100;
                continue;
            }
            symbols[name] = percent / 100;
        }
        return classes.Count + symbols.Count > 0 ? StressScenario.Custom(classes, symbols) : null;
    }

    /// <summary>How sure and how far ahead.</summary>
    public static RiskQuestion Question(double confidencePercent, int days) =>
        !(confidencePercent / 100 is >= RiskQuestion.ConfidenceMin and <= RiskQuestion.ConfidenceMax)
            ? throw Fault.Parameter("confidence", string.Create(CultureInfo.InvariantCulture, $"{confidencePercent} is not from 80 to 99.9"), "It is in percent: 95 or 99.")
            : days is < 1 or > RiskQuestion.DaysMax
                ? throw Fault.Parameter("days", $"{days} is not from 1 to {RiskQuestion.DaysMax}", "It counts trading days ahead.")
                : new RiskQuestion(confidencePercent / 100, days);

    /// <summary>How many of the newest returns are taken.</summary>
    public static int Window(int window) => window is >= Coverage.ReturnsMin and <= RiskAnswers.WindowMax
        ? window
        : throw Fault.Parameter("window", $"{window} is not from {Coverage.ReturnsMin} to {RiskAnswers.WindowMax}", "It counts trading days of the past; 500 are two years.");

    private static (string Symbol, double? Value) ReadOne(string word, double capital)
    {
        (string symbol, string? amount) = Split(word);
        if (amount is null)
        {
            return (symbol, null);
        }
        double? value = amount.EndsWith('%') ? Number(amount[..^1]) / 100 * capital : Number(amount);
        return value is { } known && known != 0 && Math.Abs(known) <= 1e15 ? (symbol, known) : throw Fault.Parameter("positions", $"\"{word}\" has no amount that can be read", Forms);
    }

    private static (string Name, string? Amount) Split(string word)
    {
        int at = word.LastIndexOfAny(['=', ':']);
        return at > 0 ? (word[..at], word[(at + 1)..]) : (word, null);
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
