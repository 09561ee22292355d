using System.Globalization;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Alerts;

/// <summary>Reads a sentence from its first word to its last: subject, symbols, interval, predicate, then the clauses after commas.</summary>
internal sealed class AlertReader(string text)
{
    private const int SymbolsMax = 100, ChannelsMax = 20;

    private static readonly string[] Clauses = ["weak", "demonstrated", "once", "every", "at", "until", "info", "warning", "critical", "to", "unproven"];

    private readonly AlertTokens words = new(text);
    private ClaimState? least;

    public AlertRule Read()
    {
        string subject = ReadSubject();
        if (!words.TryTake("of")) throw words.Wrong("of", ["of"]);
        IReadOnlyList<string> symbols = ReadSymbols();
        Interval? interval = words.TryTake("on") ? ReadInterval() : null;
        AlertCondition condition = ReadCondition(subject);
        AlertRule rule = ReadClauses(new AlertRule(condition, symbols, interval));
        return rule with { Condition = WithState(rule.Condition) };
    }

    private string ReadSubject()
    {
        string word = words.Take("what is watched", AlertWords.Subjects);
        string key = word.ToLowerInvariant(), name = key.Split(':', '.')[0];
        if (AlertWords.Claims.Contains(key) || key is AlertWords.Decision or AlertWords.Lean or AlertWords.Regime or AlertWords.Source or AlertWords.Price) return key;
        if (key == "close") return AlertWords.Price;
        if (IndicatorCatalog.Find(name) is not null) return ReadMeasure(key);
        string[] same = [.. TargetCatalog.All.Where(entry => entry.Key.Split(':')[0] == name).Select(entry => entry.Key)];
        if (same.Length == 0) throw words.WrongLast("a claim, decision, lean, regime, price, source or an indicator", AlertWords.Subjects);
        throw name == "range-forecast"
            ? new AlertSentenceException($"\"{word}\" is a range and has no probability to pass a threshold", word, 0, "Watch band:5 or price instead.", [])
            : new AlertSentenceException($"There is no claim \"{word}\"", word, 0, $"Did you mean {string.Join(" or ", same)}?", same);
    }

    /// <summary>The full name of one number of an indicator.</summary>
    private string ReadMeasure(string key)
    {
        IndicatorRequest request;
        try
        {
            request = IndicatorCatalog.Parse(key);
        }
        catch (FormatException fault)
        {
            AlertSentenceException place = words.WrongLast("an indicator");
            throw new AlertSentenceException(fault.Message.TrimEnd('.'), place.Word, place.At, "For example: rsi:14, or macd:12:26:9.line", []);
        }
        if (request.Columns.Count == 1) return request.Columns[0].Name;
        string[] parts = [.. request.Columns.Select(column => column.Name)];
        AlertSentenceException at = words.WrongLast("an indicator");
        throw new AlertSentenceException($"\"{at.Word}\" has several parts", at.Word, at.At, $"Did you mean {string.Join(" or ", parts)}?", parts);
    }

    private IReadOnlyList<string> ReadSymbols()
    {
        if (words.Is("any") && words.Is("watched", 1))
        {
            words.TryTake("any");
            words.TryTake("watched");
            return [];
        }
        List<string> symbols = [];
        do
        {
            string symbol = words.Take("a ticker, or any watched").ToUpperInvariant();
            if (!symbols.Contains(symbol)) symbols.Add(symbol);
            if (symbols.Count > SymbolsMax) throw words.WrongLast($"{SymbolsMax} symbols at most, or any watched");
        }
        while (words.TryTake(",") || words.TryTake("and"));
        return symbols;
    }

    private Interval ReadInterval() => Interval.TryParse(words.Take("an interval"), out Interval interval)
        ? interval
        : throw words.WrongLast($"an interval ({string.Join(' ', Interval.All)})", Interval.All.Select(one => one.Name));

    private AlertCondition ReadCondition(string subject) => subject switch
    {
        AlertWords.Decision => new DecisionCondition(ReadChange(AlertWords.Decisions)),
        AlertWords.Regime => new RegimeCondition(ReadChange(AlertWords.Regimes)),
        AlertWords.Lean => ReadLean(),
        AlertWords.Source => ReadStale(),
        _ when AlertWords.Claims.Contains(subject) => ReadClaim(subject),
        _ => ReadMeasured(subject),
    };

    private string? ReadChange(IReadOnlyList<string> known)
    {
        if (words.TryTake("changes")) return null;
        if (!words.TryTake("becomes") && !words.TryTake("turns")) throw words.Wrong("changes or becomes", ["changes", "becomes"]);
        string value = words.TakeOneOf(string.Join(", ", known), [.. known.Select(one => one.Split(' ')[0]).Distinct()]);
        string[] rest = [.. known.Where(one => one.Split(' ')[0] == value)];
        return rest.Length == 1 && !rest[0].Contains(' ') ? value : $"{value} {words.TakeOneOf(string.Join(" or ", rest), [.. rest.Select(one => one.Split(' ')[1])])}";
    }

    private LeanCondition ReadLean()
    {
        if (words.TryTake("changes")) return new LeanCondition(0);
        if (!words.TryTake("turns")) throw words.Wrong("turns or changes", ["turns", "changes"]);
        return new LeanCondition(words.TakeOneOf("up or down", ["up", "down"]) == "up" ? 1 : -1);
    }

    private StaleCondition ReadStale()
    {
        if (!words.TryTake("is") && !words.TryTake("goes")) throw words.Wrong("is stale", ["is", "goes"]);
        words.TakeOneOf("stale", ["stale"]);
        return new StaleCondition(words.TryTake("for") ? ReadSpan() : StaleCondition.UsualAfter);
    }

    private AlertCondition ReadClaim(string key)
    {
        if (words.TryTake("settles"))
        {
            return new SettledCondition(key, words.TryTake("right") ? true : words.TryTake("wrong") ? false : null, null);
        }
        AlertSide side = ReadSide(["above", "below", "settles"], mayCross: false);
        string word = words.Take("a probability such as 75 %");
        bool isPercent = word.EndsWith('%') || words.TryTake("%");
        if (!TryNumber(word.TrimEnd('%'), out double number)) throw words.WrongLast("a probability such as 75 %");
        double percent = isPercent || number > 1 ? number : Math.Round(100 * number, 10);
        return percent is > 0 and < 100 ? new ClaimCondition(key, side, percent, null) : throw words.WrongLast("a probability between 0 % and 100 %");
    }

    private MeasureCondition ReadMeasured(string left)
    {
        AlertSide side = ReadSide(["above", "below", "crosses"], mayCross: true);
        string word = words.Take("a number, price or an indicator");
        if (TryNumber(word.TrimEnd('%'), out double level))
        {
            words.TryTake("%");
            return new MeasureCondition(left, side, level, null);
        }
        string key = word.ToLowerInvariant();
        if (key is "price" or "close") return new MeasureCondition(left, side, double.NaN, AlertWords.Price);
        return IndicatorCatalog.Find(key.Split(':', '.')[0]) is not null
            ? new MeasureCondition(left, side, double.NaN, ReadMeasure(key))
            : throw words.WrongLast("a number, price or an indicator", IndicatorCatalog.All.Select(entry => entry.Key).Append(AlertWords.Price));
    }

    private AlertSide ReadSide(IReadOnlyCollection<string> known, bool mayCross)
    {
        bool crosses = words.Is("crosses");
        if (AlertWords.Fillers.Contains(words.Peek()) && (!crosses || !mayCross || AlertWords.Sides.ContainsKey(words.Peek(1)))) words.Take("");
        if (mayCross && words.TryTake("crosses")) return AlertSide.Either;
        if (!AlertWords.Sides.TryGetValue(words.Peek(), out AlertSide side)) throw words.Wrong(string.Join(" or ", known), known);
        words.Take("");
        return side;
    }

    private AlertRule ReadClauses(AlertRule rule)
    {
        while (!words.IsAtEnd)
        {
            if (!words.TryTake(",")) throw words.Wrong("a comma or the end");
            string word = words.TakeOneOf("weak or better, demonstrated, once, at most every, until, warning, critical or to", Clauses);
            rule = ReadClause(rule, word);
        }
        return rule;
    }

    private AlertRule ReadClause(AlertRule rule, string word)
    {
        switch (word)
        {
            case "unproven" or "weak" or "demonstrated":
                if (rule.Condition.Target is null) throw words.WrongLast("a clause for something that is no claim: only claims have a state");
                least = word switch { "weak" => ClaimState.Weak, "demonstrated" => ClaimState.Demonstrated, _ => null };
                if (words.TryTake("or")) words.TakeOneOf("better", ["better"]);
                return rule;
            case "once":
                return rule with { Once = true };
            case "every":
                words.TakeOneOf("time", ["time"]);
                return rule with { Once = false };
            case "at":
                words.TakeOneOf("most", ["most"]);
                words.TakeOneOf("every", ["every"]);
                return rule with { Cooldown = ReadSpan() };
            case "until":
                return rule with { Until = ReadDay() };
            case "to":
                return rule with { Channels = ReadChannels() };
            default:
                return rule with { Severity = (AlertSeverity)AlertWords.Severities.ToList().IndexOf(word) };
        }
    }

    private TimeSpan ReadSpan() => AlertSentence.Span(words.Take("a time such as 4h")) ?? throw words.WrongLast("a time such as 30m, 4h, 2d or 1w");

    private DateOnly ReadDay() =>
        DateOnly.TryParseExact(words.Take("a day such as 2027-01-31"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw words.WrongLast("a day such as 2027-01-31");

    private List<string> ReadChannels()
    {
        List<string> channels = [];
        do
        {
            string channel = words.Take("the name of a channel").ToLowerInvariant();
            if (!channels.Contains(channel)) channels.Add(channel);
            if (channels.Count > ChannelsMax) throw words.WrongLast($"{ChannelsMax} channels at most");
        }
        while (words.TryTake("and") || IsAnotherChannel());
        return channels;
    }

    /// <summary>A comma goes on with channels where what follows begins no clause.</summary>
    private bool IsAnotherChannel() =>
        words.Is(",") && words.Peek(1).Length > 0 && !Clauses.Contains(words.Peek(1), StringComparer.OrdinalIgnoreCase) && words.TryTake(",");

    private AlertCondition WithState(AlertCondition condition) => condition switch
    {
        ClaimCondition claim => claim with { Least = least },
        SettledCondition settled => settled with { Least = least },
        _ => condition,
    };

    /// <summary>Of 15 digits at most, as many as are written again.</summary>
    private static bool TryNumber(string word, out double number)
    {
        bool isNumber = decimal.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal read);
        number = (double)(decimal)(double)read;
        return isNumber && Math.Abs(number) < 1e15;
    }
}
