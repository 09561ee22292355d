using GoldenSignals.Core.Indicators;

namespace GoldenSignals.Core.Tests.Indicators;

public class IndicatorRequestTests
{
    [Theory]
    [InlineData("rsi", "rsi:14")]
    [InlineData("RSI:7", "rsi:7")]
    [InlineData(" obv ", "obv")]
    [InlineData("rsi:14.value", "rsi:14")]
    [InlineData("macd:12:26:9.line", "macd:12:26:9.line")]
    [InlineData("macd:5", "macd:5:26:9.line macd:5:26:9.signal macd:5:26:9.histogram")]
    [InlineData("adx", "adx:14.adx adx:14.plus adx:14.minus")]
    [InlineData("stoch.D", "stoch:14:3:3.d")]
    [InlineData("bollinger:20:2.5", "bollinger:20:2.5.upper bollinger:20:2.5.middle bollinger:20:2.5.lower")]
    [InlineData("bollinger:20:2.5.upper", "bollinger:20:2.5.upper")]
    [InlineData("bollinger:20:2.0.upper", "bollinger:20:2.upper")]
    [InlineData("aroon", "aroon:25.up aroon:25.down")]
    [InlineData("donchian", "donchian:20.upper donchian:20.middle donchian:20.lower")]
    public void A_text_names_its_columns_in_full(string text, string columns) =>
        Assert.Equal(columns, string.Join(' ', IndicatorCatalog.Parse(text).Columns.Select(column => column.Name)));

    [Theory]
    [InlineData("rsj:14", "no indicator \"rsj\"")]
    [InlineData("rsj:14", "sma, ema, rsi")]
    [InlineData("", "no indicator \"\"")]
    [InlineData("rsi:0", "whole number from 1 to 1000")]
    [InlineData("rsi:1001", "\"1001\" in \"rsi:1001\" cannot be the period of rsi")]
    [InlineData("rsi:2.5", "whole number")]
    [InlineData("rsi:x", "cannot be the period")]
    [InlineData("rsi:", "cannot be the period")]
    [InlineData("rsi:-3", "cannot be the period")]
    [InlineData("bollinger:20:NaN", "cannot be the width")]
    [InlineData("rsi:14:3", "has 2 parameters; rsi takes 1: rsi:period")]
    [InlineData("rsi:14.line", "rsi has no part \"line\"")]
    [InlineData("macd.middle", "It has: line, signal, histogram")]
    [InlineData("macd.", "macd has no part \"\"")]
    [InlineData("macd:26:12", "do not fit each other: slow is 12. macd is written macd:fast:slow:signal")]
    public void A_wrong_text_is_told_what_is_wrong(string text, string words) =>
        Assert.Contains(words, Assert.Throws<FormatException>(() => IndicatorCatalog.Parse(text)).Message);

    [Fact]
    public void A_column_reads_the_part_it_names()
    {
        IndicatorRequest request = IndicatorCatalog.Parse("macd.signal");
        Assert.Equal(new IndicatorColumn("macd:12:26:9.signal", 1, Units.Price), Assert.Single(request.Columns));
        Assert.IsType<Macd>(request.Make());
    }

    [Fact]
    public void Every_key_is_there_once() =>
        Assert.Equal(
            "sma ema rsi macd atr adx bollinger stoch williams obv ad cmf mfi vwap roc aroon donchian stddev rv parkinson",
            string.Join(' ', IndicatorCatalog.All.Select(entry => entry.Key)));
}
