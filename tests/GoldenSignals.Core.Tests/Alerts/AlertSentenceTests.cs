using GoldenSignals.Core.Alerts;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Alerts;

public sealed class AlertSentenceTests
{
    [Theory]
    [InlineData("volatility:5 of SPY above 75 %, weak or better")]
    [InlineData("volatility:5 of any watched above 75 %, demonstrated, once")]
    [InlineData("direction:20 of SPY below 42.5 %")]
    [InlineData("decision of SPY changes")]
    [InlineData("decision of SPY becomes buy")]
    [InlineData("lean of SPY turns up")]
    [InlineData("lean of SPY changes")]
    [InlineData("price of BTC-USD above 100000, critical, to telegram")]
    [InlineData("price of SPY crosses sma:200")]
    [InlineData("rsi:14 of SPY, QQQ and IWM on 1h below 30, at most every 1d, to mail and ntfy")]
    [InlineData("macd:12:26:9.line of SPY above macd:12:26:9.signal")]
    [InlineData("sma:50 of SPY above sma:200")]
    [InlineData("roc:12 of SPY below -5")]
    [InlineData("regime of SPY changes")]
    [InlineData("regime of any watched becomes wild downtrend, warning")]
    [InlineData("volatility:5 of SPY settles, weak or better")]
    [InlineData("band:5 of SPY settles wrong")]
    [InlineData("source of any watched is stale")]
    [InlineData("source of SPY is stale for 2d, until 2027-06-30")]
    [InlineData("price of ON on 1d above 70")]
    [InlineData("price of ANY above 10")]
    public void A_written_sentence_reads_back_letter_by_letter(string sentence) => Assert.Equal(sentence, AlertSentence.Parse(sentence).Sentence);

    [Theory]
    [InlineData("Volatility:5 of spy is over 75%, weak", "volatility:5 of SPY above 75 %, weak or better")]
    [InlineData("volatility:5 of SPY > 0.75", "volatility:5 of SPY above 75 %")]
    [InlineData("volatility:5 of SPY above 75, every time, info, unproven or better", "volatility:5 of SPY above 75 %")]
    [InlineData("close of SPY falls below 400", "price of SPY below 400")]
    [InlineData("rsi of SPY crosses below 30.0", "rsi:14 of SPY below 30")]
    [InlineData("price of SPY and QQQ, IWM on 1D above 1.50", "price of SPY, QQQ and IWM on 1d above 1.5")]
    [InlineData("price of SPY above 500, at most every 60m, to Telegram, ntfy, once", "price of SPY above 500, once, at most every 1h, to telegram and ntfy")]
    [InlineData("source of SPY goes stale for 60m", "source of SPY is stale")]
    [InlineData("decision of SPY turns sell", "decision of SPY becomes sell")]
    public void People_may_write_it_their_way(string written, string sentence) => Assert.Equal(sentence, AlertSentence.Parse(written).Sentence);

    [Fact]
    public void Every_rule_reads_back_from_its_sentence()
    {
        var random = new SeededRandom(11);
        for (int i = 0; i < 3_000; i++)
        {
            AlertRule rule = ARule(random);
            AlertRule again = AlertSentence.Parse(rule.Sentence);
            Assert.Equal(rule.Condition, again.Condition);
            Assert.Equal(rule.Symbols, again.Symbols);
            Assert.Equal(rule.Channels, again.Channels);
            Assert.Equal((rule.Interval, rule.Once, rule.Cooldown, rule.Until, rule.Severity), (again.Interval, again.Once, again.Cooldown, again.Until, again.Severity));
            Assert.Equal(rule.Sentence, again.Sentence);
        }
    }

    [Theory]
    [InlineData("volatilty:5 of SPY above 75 %", "volatilty:5", 0, "volatility:5")]
    [InlineData("volatility:7 of SPY above 75 %", "volatility:7", 0, "volatility:5")]
    [InlineData("volatility:5 of SPY abve 75 %", "abve", 20, "above")]
    [InlineData("volatility:5 in SPY above 75 %", "in", 13, "")]
    [InlineData("rsi:14 of SPY on 2h below 30", "2h", 17, "1h")]
    [InlineData("macd of SPY above 0", "macd", 0, "macd:12:26:9.line")]
    [InlineData("price of SPY above smaa:20", "smaa:20", 19, "")]
    [InlineData("decision of SPY becomes by", "by", 24, "buy")]
    [InlineData("regime of SPY becomes wild downtrnd", "downtrnd", 27, "downtrend")]
    [InlineData("volatility:5 of SPY above 75 %, week or better", "week", 32, "weak")]
    [InlineData("volatility:5 of SPY above 120 %", "%", 30, "")]
    [InlineData("volatility:5 of SPY", "", 19, "")]
    [InlineData("price of SPY above 500, weak or better", "weak", 24, "")]
    [InlineData("price of SPY above 500, at most every soon", "soon", 38, "")]
    [InlineData("range-forecast:5 of SPY above 5 %", "range-forecast:5", 0, "")]
    [InlineData("", "", 0, "")]
    public void A_fault_names_the_word_its_place_and_what_it_is_like(string written, string word, int at, string near)
    {
        AlertSentenceException fault = Assert.Throws<AlertSentenceException>(() => AlertSentence.Parse(written));
        Assert.Equal((word, at), (fault.Word, fault.At));
        Assert.True(near.Length == 0 ? fault.Remedy.Length > 0 : fault.Near.Contains(near), $"{fault.Message} {fault.Remedy}");
    }

    private static AlertRule ARule(SeededRandom random)
    {
        T Of<T>(IReadOnlyList<T> list) => list[random.NextBelow(list.Count)];
        bool Maybe() => random.NextBelow(2) == 0;
        ClaimState? least = Of<ClaimState?>([null, ClaimState.Weak, ClaimState.Demonstrated]);
        AlertCondition condition = random.NextBelow(7) switch
        {
            0 => new ClaimCondition(Of(AlertWords.Claims), Maybe() ? AlertSide.Above : AlertSide.Below, (1 + random.NextBelow(989)) / 10.0, least),
            1 => new SettledCondition(Of(AlertWords.Claims), Of<bool?>([null, true, false]), least),
            2 => new DecisionCondition(Of<string?>([null, .. AlertWords.Decisions])),
            3 => new LeanCondition(random.NextBelow(3) - 1),
            4 => new RegimeCondition(Of<string?>([null, .. AlertWords.Regimes])),
            5 => new StaleCondition(TimeSpan.FromMinutes(1 + random.NextBelow(9_000))),
            _ => new MeasureCondition(
                AMeasure(random), Of([AlertSide.Above, AlertSide.Below, AlertSide.Either]), Maybe() ? (random.NextBelow(2_000_000) - 1_000_000) / 1_000.0 : double.NaN, null),
        };
        if (condition is MeasureCondition { Level: double.NaN } measure)
        {
            condition = measure with { Against = AMeasure(random) };
        }
        return new AlertRule(condition, Of<string[]>([[], ["SPY"], ["SPY", "ON"], ["AND", "BTC-USD", "BRK.B"]]), Maybe() ? Of(Interval.All) : null)
        {
            Once = Maybe(), Cooldown = Maybe() ? TimeSpan.FromMinutes(1 + random.NextBelow(9_000)) : null,
            Until = Maybe() ? new DateOnly(2026, 1, 1).AddDays(random.NextBelow(4_000)) : null,
            Severity = Of(Enum.GetValues<AlertSeverity>()), Channels = Of<string[]>([[], ["mail"], ["browser", "ntfy-home"]]),
        };
    }

    private static string AMeasure(SeededRandom random)
    {
        int place = random.NextBelow(IndicatorCatalog.All.Count + 1);
        if (place == IndicatorCatalog.All.Count)
        {
            return MeasureCondition.Price;
        }
        IReadOnlyList<IndicatorColumn> columns = IndicatorCatalog.Parse(IndicatorCatalog.All[place].Key).Columns;
        return columns[random.NextBelow(columns.Count)].Name;
    }
}
