using GoldenSignals.Core.Market;

namespace GoldenSignals.Market;

/// <summary>Bars of one series with the indicators asked for beside them, column by column, oldest first.</summary>
/// <param name="Interval">Length of a bar, such as 1d.</param>
/// <param name="DataLabel">imported, SYNTHETIC, REPLAY or live.</param>
/// <param name="Time">Close of each bar, seconds since 1970 UTC.</param>
/// <param name="Open">Raw prices in currency, as are High, Low and Close.</param>
/// <param name="Columns">Values of each indicator, null while it warms up; prices lie on the raw bars.</param>
public sealed record BarsView(
    string Symbol, string Interval, string DataLabel, long[] Time, double[] Open, double[] High, double[] Low, double[] Close,
    double[] Volume, IReadOnlyDictionary<string, double?[]> Columns)
{
    /// <summary>Most bars one answer holds.</summary>
    public const int BarsMax = 100_000;

    /// <summary>The newest bars of a table.</summary>
    public static BarsView Of(BarTable table, int limit)
    {
        int first = Math.Max(0, table.Bars.Count - limit), count = table.Bars.Count - first;
        var view = new BarsView(
            table.Symbol.Ticker, table.Interval.Name, table.Label.Text(), new long[count], new double[count], new double[count],
            new double[count], new double[count], new double[count],
            table.Columns.Distinct().ToDictionary(name => name, _ => new double?[count]));
        for (int i = 0; i < count; i++)
        {
            Bar bar = table.Bars[first + i];
            view.Time[i] = new DateTimeOffset(bar.Time).ToUnixTimeSeconds();
            (view.Open[i], view.High[i]) = (table.Symbol.ToPrice(bar.Open), table.Symbol.ToPrice(bar.High));
            (view.Low[i], view.Close[i], view.Volume[i]) = (table.Symbol.ToPrice(bar.Low), table.Symbol.ToPrice(bar.Close), bar.Volume);
            for (int column = 0; column < table.Columns.Count; column++)
            {
                double value = table.Values[first + i][column];
                view.Columns[table.Columns[column]][i] = double.IsFinite(value) ? value : null;
            }
        }
        return view;
    }
}
