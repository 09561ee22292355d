using System.Globalization;
using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Indicators;

/// <summary>Values somebody else published, beside the bars they were computed from.</summary>
public class PublishedValues
{
    private const long TicksPerUnit = 10_000;

    // File, what to make, and the column of each of its parts in order. Prices are compared in currency.
    public static TheoryData<string, string, string[]> Files => new()
    {
        { "sma.csv", "sma:20", ["SMA"] },
        { "ema.csv", "ema:20", ["ema"] },
        { "rsi.csv", "rsi:14", ["RSI(14)"] },
        { "macd.csv", "macd:12:26:9", ["MACD", "Signal", "Histo"] },
        { "bollingerbands.csv", "bollinger:20:2", ["upper", "sma", "lower"] },
        { "stddev.csv", "stddev:10", ["stddev"] },
        { "donchian.csv", "donchian:20", ["Upper", "Center", "Lower"] },
        { "obv.csv", "obv", ["obv"] },
        { "vwap.csv", "vwap", ["VWAP"] },
    };

    [Theory, MemberData(nameof(Files))]
    public void Agree_to_nine_digits_from_the_first_bar_they_know(string file, string text, string[] columns)
    {
        (Dictionary<string, int> header, string[][] rows) = Read(file);
        IndicatorRequest request = IndicatorCatalog.Parse(text);
        IIndicator indicator = request.Make();
        int compared = 0;
        foreach (string[] row in rows)
        {
            indicator.Update(BarOf(header, row));
            for (int part = 0; part < columns.Length; part++)
            {
                string cell = row[header[columns[part]]];
                double scale = request.Entry.Parts[part].Unit == Units.Price ? TicksPerUnit : 1;
                if (cell.Length == 0)
                {
                    Assert.True(double.IsNaN(indicator[part]), $"{text} is known at row {row[0]}, the published one is not");
                    continue;
                }
                AssertClose(double.Parse(cell, CultureInfo.InvariantCulture), indicator[part] / scale, $"{text} part {part} row {row[0]}");
                compared++;
            }
        }
        Assert.InRange(compared, 380, 3 * rows.Length);
    }

    [Fact]
    public void An_average_of_an_indicator_agrees_too()
    {
        (Dictionary<string, int> header, string[][] rows) = Read("rsi.csv");
        Rsi rsi = new(14);
        Ema average = new(20);
        foreach (string[] row in rows)
        {
            rsi.Update(BarOf(header, row));
            average.Update(rsi.Value);
            if (row[header["EMA(20)"]] is { Length: > 0 } cell)
            {
                AssertClose(double.Parse(cell, CultureInfo.InvariantCulture), average.Value, $"row {row[0]}");
            }
        }
    }

    private static void AssertClose(double expected, double actual, string where) =>
        Assert.True(Math.Abs(actual - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{where}: {actual:R}, published {expected:R}");

    private static Bar BarOf(Dictionary<string, int> header, string[] row)
    {
        long Price(string column) => header.TryGetValue(column, out int i)
            ? (long)Math.Round(decimal.Parse(row[i], CultureInfo.InvariantCulture) * TicksPerUnit)
            : 0;
        double volume = header.TryGetValue("volume", out int i) ? double.Parse(row[i], CultureInfo.InvariantCulture) : 0;
        return new Bar(default, Price("open"), Price("high"), Price("low"), Price("close"), volume);
    }

    private static (Dictionary<string, int> Header, string[][] Rows) Read(string file)
    {
        string path = Path.Combine(SharedData.Folder("oracle/indicators"), file);
        string[][] lines = [.. File.ReadLines(path).Select(line => line.Split(','))];
        return (lines[0].Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i), lines[1..]);
    }
}
