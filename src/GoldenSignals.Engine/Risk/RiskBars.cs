using GoldenSignals.Core.Market;
using GoldenSignals.Core.Risk;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Risk;

/// <summary>A symbol as risk reads it from the store.</summary>
/// <param name="Closes">Adjusted for splits and dividends, by exchange day.</param>
/// <param name="LastPrice">The last close as it was traded, in the currency of the symbol.</param>
public sealed record RiskSeries(Symbol Symbol, DataLabel Label, DatedCloses Closes, double LastPrice, DateTime AsOf);

/// <summary>Reads daily closes, stored or made from shorter bars.</summary>
public sealed class RiskBars(Database database)
{
    /// <summary>What betas are measured against: the S&amp;P 500 under the names it goes by, a fund on it first.</summary>
    public static readonly IReadOnlyList<string> Benchmarks = ["SPY", "SPX", "^GSPC", "GSPC", "SP500", "VOO", "IVV"];

    private readonly BarHistory history = new(new BarStore(database));

    /// <summary>Null where no daily bars can be had.</summary>
    public RiskSeries? Load(string ticker)
    {
        if (history.Load(ticker, Interval.Day1) is not { Bars.Count: > 0 } stored)
        {
            return null;
        }
        Symbol symbol = stored.Series.Symbol;
        var adjustment = new Adjustment();
        foreach (CorporateAction action in stored.Actions)
        {
            adjustment.Apply(in action);
        }
        TradingCalendar calendar = TradingCalendar.For(symbol);
        List<DateOnly> days = [];
        List<double> closes = [];
        foreach (Bar bar in stored.Bars)
        {
            double close = symbol.ToPrice(adjustment.Adjust(in bar).Close);
            DateOnly day = calendar.DayOf(bar.Time);
            if (days.Count > 0 && days[^1] == day)
            {
                closes[^1] = close;
                continue;
            }
            days.Add(day);
            closes.Add(close);
        }
        Bar last = stored.Bars[stored.Bars.Count - 1];
        return new RiskSeries(symbol, stored.Label, new DatedCloses(symbol.Ticker, days, closes), symbol.ToPrice(last.Close), last.Time);
    }

    /// <summary>The first of the benchmarks that is stored and is of this kind of data: made-up bars are not held against a real index.</summary>
    public RiskSeries? Benchmark(DataLabel label) => Benchmarks.Select(Load)
        .FirstOrDefault(found => found is not null && (found.Label == DataLabel.Synthetic) == (label == DataLabel.Synthetic));
}
