using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Alerts;

/// <summary>The numbers that rules read from a symbol's bars: indicators see adjusted bars from the first on, prices they give are divided back.</summary>
public sealed class AlertMeasures
{
    private readonly Symbol symbol;
    private readonly Adjustment adjustment = new();
    private readonly (string Name, IIndicator Indicator, IndicatorColumn Column)[] columns;
    private readonly bool hasPrice;
    private long lastClose;

    /// <param name="names">Full names, and price for the raw close.</param>
    /// <param name="actions">Splits and dividends.</param>
    public AlertMeasures(Symbol symbol, IReadOnlyCollection<string> names, IEnumerable<CorporateAction> actions)
    {
        this.symbol = symbol;
        Names = names;
        hasPrice = names.Contains(MeasureCondition.Price);
        columns = [.. names.Select(name => (name, MeasureCondition.RequestOf(name))).Where(one => one.Item2 is not null)
            .Select(one => (one.name, one.Item2!.Make(), one.Item2.Columns[0]))];
        foreach (CorporateAction action in actions) adjustment.Apply(in action);
    }

    public IReadOnlyCollection<string> Names { get; }

    /// <summary>Close of the last bar taken.</summary>
    public DateTime Last { get; private set; } = DateTime.MinValue;

    /// <summary>Takes the next bar, raw.</summary>
    public void Update(in Bar raw)
    {
        Bar bar = adjustment.Adjust(in raw);
        foreach ((_, IIndicator indicator, _) in columns) indicator.Update(in bar);
        Last = raw.Time;
        lastClose = raw.Close;
    }

    /// <summary>The values at the last bar taken.</summary>
    public IReadOnlyDictionary<string, double> Read()
    {
        var values = new Dictionary<string, double>();
        if (hasPrice) values[MeasureCondition.Price] = symbol.ToPrice(lastClose);
        foreach ((string name, IIndicator indicator, IndicatorColumn column) in columns)
        {
            double value = indicator[column.Part];
            values[name] = column.Unit == Units.Price ? symbol.ToPrice(adjustment.ToRaw(value)) : value;
        }
        return values;
    }
}
