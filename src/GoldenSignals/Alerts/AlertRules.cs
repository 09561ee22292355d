using GoldenSignals.Core;
using GoldenSignals.Core.Alerts;
using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Alerts;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Alerts;

/// <summary>Reads what people write into rules that fit what is stored and set up, or says which word does not.</summary>
public sealed class AlertRules(Database database, Settings settings)
{
    private const int UsualYears = 3;

    private readonly BarStore bars = new(database);

    /// <summary>Names a sentence may say after "to".</summary>
    public IReadOnlyList<string> Channels => [.. settings.Channels.Select(channel => channel.Name)];

    /// <summary>The rule of a sentence.</summary>
    /// <exception cref="Fault">A word is not understood, a symbol is not stored, or a channel is not set up.</exception>
    public AlertRule Read(string? sentence)
    {
        AlertRule rule;
        try
        {
            rule = AlertSentence.Parse(sentence ?? "");
        }
        catch (AlertSentenceException fault)
        {
            throw Fault.Parameter("sentence", fault.Message, fault.Remedy);
        }
        return Misfit(rule) is { } misfit ? throw Fault.Parameter("sentence", misfit.Message, misfit.Remedy) : rule;
    }

    /// <summary>Whether a sentence is understood and fits.</summary>
    public AlertChecked Check(string? sentence)
    {
        try
        {
            AlertRule rule = AlertSentence.Parse(sentence ?? "");
            AlertFaultView? misfit = Misfit(rule);
            return new AlertChecked(misfit is null ? rule.Sentence : null, rule.Condition.Kind, misfit is null ? null : misfit with { At = At(sentence!, misfit.Word) });
        }
        catch (AlertSentenceException fault)
        {
            return new AlertChecked(null, null, new AlertFaultView(fault.Message, fault.Remedy, fault.Word, fault.At, fault.Near));
        }
    }

    /// <summary>How a rule would have spoken over the last years of stored bars.</summary>
    public AlertTrialResult Try(string? sentence, int? years, CancellationToken stop)
    {
        AlertRule rule = Read(sentence);
        int wanted = years ?? UsualYears;
        if (wanted is < 1 or > AlertTrial.YearsMax)
        {
            throw Fault.Parameter("years", $"{wanted} is not from 1 to {AlertTrial.YearsMax}", "Three are usual.");
        }
        try
        {
            return new AlertTrial(database, settings.ToSession()).Run(rule, wanted, stop);
        }
        catch (ArgumentException fault)
        {
            throw Fault.Parameter("sentence", fault.Message.Split(" (Parameter")[0], "Rules on claims, decisions, prices and indicators can be tried.");
        }
    }

    public AlertWordsView Words() => new(
        AlertWords.Claims, [.. IndicatorCatalog.All.SelectMany(entry => IndicatorCatalog.Parse(entry.Key).Columns).Select(column => column.Name)],
        AlertWords.Regimes, [.. Interval.All.Select(interval => interval.Name)], new WatchStore(database).List(), Channels);

    private AlertFaultView? Misfit(AlertRule rule)
    {
        foreach (string symbol in rule.Symbols)
        {
            SeriesInfo[] stored = [.. bars.Search(symbol).Where(info => info.Series.Symbol.Ticker.Equals(symbol, StringComparison.OrdinalIgnoreCase))];
            if (stored.Length == 0)
            {
                IReadOnlyList<string> near = Spelling.Near(symbol, bars.List().Select(info => info.Series.Symbol.Ticker));
                return new AlertFaultView($"no bars of {symbol} are stored", NearMatches.Remedy(bars, symbol), symbol, 0, near);
            }
            if (rule.Interval is { } interval && Array.TrueForAll(stored, info => info.Series.Interval != interval))
            {
                string[] there = [.. stored.Select(info => info.Series.Interval.Name)];
                return new AlertFaultView($"{symbol} is not stored at {interval}", $"It is stored at {string.Join(" and ", there)}.", interval.Name, 0, there);
            }
        }
        string? unknown = rule.Channels.FirstOrDefault(channel => !Channels.Contains(channel));
        return unknown is null ? null : new AlertFaultView(
            $"no channel is called {unknown}", $"There are {string.Join(", ", Channels)}.", unknown, 0, Spelling.Near(unknown, Channels));
    }

    private static int At(string sentence, string word) => Math.Max(0, sentence.IndexOf(word, StringComparison.OrdinalIgnoreCase));
}
