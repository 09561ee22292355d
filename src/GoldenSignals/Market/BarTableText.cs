using System.Globalization;
using System.Text.Json;
using GoldenSignals.Core.Market;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Market;

/// <summary>A table of bars as text: for a terminal, a spreadsheet or a program.</summary>
internal static class BarTableText
{
    /// <summary>Rows a person is shown when no range was asked for.</summary>
    public const int ShownBars = 20;

    public static void WriteCsv(BarTable table, TextWriter to)
    {
        to.WriteLine(string.Join(',', table.Columns.Select(Csv.Field).Prepend("time,open,high,low,close,volume")));
        for (int i = 0; i < table.Bars.Count; i++)
        {
            Bar bar = table.Bars[i];
            to.Write($"{Csv.Field(bar.Time)},{Price(table, bar.Open)},{Price(table, bar.High)},{Price(table, bar.Low)},{Price(table, bar.Close)},");
            to.Write(Csv.Field(bar.Volume));
            foreach (double value in table.Values[i])
            {
                to.Write(',');
                to.Write(Csv.Field(value));
            }
            to.WriteLine();
        }
    }

    public static void WriteJson(BarTable table, string disclosure, Stream to)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, Encoder = Json.Pretty.Encoder });
        json.WriteStartObject();
        json.WriteString("symbol", table.Symbol.Ticker);
        json.WriteString("interval", table.Interval.Name);
        json.WriteString("dataLabel", table.Label.Text());
        json.WriteString("source", table.Source);
        json.WriteString("disclosure", disclosure);
        json.WriteStartArray("bars");
        for (int i = 0; i < table.Bars.Count; i++)
        {
            WriteBar(table, i, json);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Draw(BarTable table, bool all, string disclosure, IAnsiConsole console)
    {
        Table drawn = new Table().Border(TableBorder.Simple).AddColumn("time");
        foreach (string name in (string[])["open", "high", "low", "close", "volume", .. table.Columns])
        {
            drawn.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned());
        }
        int first = all ? 0 : Math.Max(0, table.Bars.Count - ShownBars);
        for (int i = first; i < table.Bars.Count; i++)
        {
            drawn.AddRow(Cells(table, i));
        }
        console.MarkupLineInterpolated($"{table.Symbol.Ticker} {table.Interval}, {table.Label.Text()} from {table.Source}, times in UTC");
        console.Write(drawn);
        if (first + table.Earlier > 0)
        {
            console.MarkupLineInterpolated($"[grey]{first + table.Earlier:N0} earlier bars are not shown; --from or --format csv shows them.[/]");
        }
        console.MarkupLineInterpolated($"[grey]{disclosure}[/]");
    }

    private static void WriteBar(BarTable table, int i, Utf8JsonWriter json)
    {
        Bar bar = table.Bars[i];
        json.WriteStartObject();
        json.WriteString("time", bar.Time);
        json.WriteNumber("open", table.Symbol.ToPrice(bar.Open));
        json.WriteNumber("high", table.Symbol.ToPrice(bar.High));
        json.WriteNumber("low", table.Symbol.ToPrice(bar.Low));
        json.WriteNumber("close", table.Symbol.ToPrice(bar.Close));
        json.WriteNumber("volume", bar.Volume);
        for (int column = 0; column < table.Columns.Count; column++)
        {
            json.WritePropertyName(table.Columns[column]);
            if (double.IsFinite(table.Values[i][column]))
            {
                json.WriteNumberValue(table.Values[i][column]);
            }
            else
            {
                json.WriteNullValue();
            }
        }
        json.WriteEndObject();
    }

    private static string[] Cells(BarTable table, int i)
    {
        Bar bar = table.Bars[i];
        string format = bar.Time.TimeOfDay == TimeSpan.Zero || !table.Interval.IsIntraday ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm";
        return
        [
            bar.Time.ToString(format, CultureInfo.InvariantCulture), Shown(table, bar.Open), Shown(table, bar.High), Shown(table, bar.Low),
            Shown(table, bar.Close), bar.Volume.ToString("N0", CultureInfo.InvariantCulture),
            .. table.Values[i].Select(value => double.IsNaN(value) ? "" : value.ToString("0.0000", CultureInfo.InvariantCulture)),
        ];
    }

    private static string Shown(BarTable table, long ticks) => table.Symbol.ToPrice(ticks).ToString("0.00####", CultureInfo.InvariantCulture);

    private static string Price(BarTable table, long ticks) => Csv.Field(table.Symbol.ToPrice(ticks));
}
