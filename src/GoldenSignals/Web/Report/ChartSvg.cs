using System.Globalization;
using System.Text;

namespace GoldenSignals.Web.Report;

/// <summary>Draws a chart as SVG inside a page; colours come from the page's style, so it follows light and dark.</summary>
internal static class ChartSvg
{
    private const int Width = 920, Left = 78, Right = 14, Top = 10, XTicks = 9;

    public static void Write(Chart chart, StringBuilder body)
    {
        body.Append("<figure>\n<figcaption>").Append(ReportPage.Escape(chart.Title)).Append("</figcaption>\n");
        WriteLegend(chart, body);
        ChartSeries[] drawn = [.. chart.Series.Where(series => series.X.Count > 0)];
        if (drawn.Length == 0)
        {
            body.Append("<p class=\"nothing\">There is nothing to draw.</p></figure>\n");
            return;
        }
        (ChartAxis x, ChartAxis y) = Axes(chart, drawn);
        body.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {chart.Height}\" role=\"img\" aria-label=\"{ReportPage.Escape(chart.Title)}\">\n");
        WriteGrid(chart, x, y, body);
        foreach (ChartSeries series in drawn.OrderBy(series => series.Mark != ChartMark.Band).ThenByDescending(series => series.Tone))
        {
            WriteSeries(series, x, y, body);
        }
        body.Append("</svg>\n</figure>\n");
    }

    private static void WriteLegend(Chart chart, StringBuilder body)
    {
        if (chart.Series.Count < 2 && chart.Series.All(series => series.Beside.Length == 0))
        {
            return;
        }
        body.Append("<ul class=\"legend\">");
        foreach (ChartSeries series in chart.Series)
        {
            string mark = series.Mark.ToString().ToLowerInvariant();
            body.Append(CultureInfo.InvariantCulture, $"<li><i class=\"{mark} tone{series.Tone}\"></i>{ReportPage.Escape(series.Name)}");
            body.Append(series.Beside.Length > 0 ? $" <b>{ReportPage.Escape(series.Beside)}</b></li>" : "</li>");
        }
        body.Append("</ul>\n");
    }

    private static (ChartAxis X, ChartAxis Y) Axes(Chart chart, ChartSeries[] drawn)
    {
        double[] heights = [.. drawn.SelectMany(series => series.Y.Concat(series.Upper)).Append(chart.Level).Where(double.IsFinite)];
        bool fromZero = drawn.Any(series => series.Mark == ChartMark.Area);
        double low = heights.DefaultIfEmpty(0).Min(), high = heights.DefaultIfEmpty(1).Max();
        double room = chart.IsLogarithmic || fromZero ? 0 : (high - low) * 0.04;
        (low, high) = fromZero ? (Math.Min(0, low), Math.Max(0, high)) : (low - room, high + room);
        return (
            new ChartAxis(Or(chart.XEnds.Low, drawn.Min(s => s.X[0])), Or(chart.XEnds.High, drawn.Max(s => s.X[^1])), Left, Width - Right),
            new ChartAxis(Or(chart.YEnds.Low, low), Or(chart.YEnds.High, high), FootOf(chart), Top, chart.IsLogarithmic));
    }

    /// <summary>Below it stand the values of the lower axis, and its name in a line of its own: nothing is written over what is drawn.</summary>
    private static double FootOf(Chart chart) => chart.Height - (chart.XName.Length > 0 ? 46 : 30);

    private static void WriteGrid(Chart chart, ChartAxis x, ChartAxis y, StringBuilder body)
    {
        double foot = FootOf(chart);
        IReadOnlyList<double> ticks = y.Ticks(chart.Height / 60);
        string format = FormatOf(ticks);
        foreach (double tick in ticks)
        {
            double at = y.Place(tick);
            body.Append(CultureInfo.InvariantCulture, $"<path class=\"{(tick == 0 ? "zero" : "grid")}\" d=\"M{Left} {at:0.#}H{Width - Right}\"/>");
            string text = tick.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−') + chart.Unit;
            body.Append(CultureInfo.InvariantCulture, $"<text class=\"y\" x=\"{Left - 8}\" y=\"{at + 4:0.#}\">{ReportPage.Escape(text)}</text>\n");
        }
        IEnumerable<(double Value, string Text)> below = chart.HasDates
            ? x.Dates(XTicks)
            : x.Ticks(XTicks).Select(tick => (tick, tick.ToString(FormatOf(x.Ticks(XTicks)), CultureInfo.InvariantCulture).Replace('-', '−')));
        foreach ((double value, string text) in below)
        {
            double at = x.Place(value);
            body.Append(CultureInfo.InvariantCulture, $"<path class=\"tick\" d=\"M{at:0.#} {foot:0.#}v5\"/>");
            body.Append(CultureInfo.InvariantCulture, $"<text class=\"x\" x=\"{at:0.#}\" y=\"{foot + 18:0.#}\">{ReportPage.Escape(text)}</text>\n");
        }
        if (chart.XName.Length > 0)
        {
            body.Append(CultureInfo.InvariantCulture, $"<text class=\"name\" x=\"{Width - Right}\" y=\"{foot + 36:0.#}\">{ReportPage.Escape(chart.XName)}</text>\n");
        }
        if (!double.IsNaN(chart.Level))
        {
            body.Append(CultureInfo.InvariantCulture, $"<path class=\"level\" d=\"M{Left} {y.Place(chart.Level):0.#}H{Width - Right}\"/>\n");
        }
    }

    private static void WriteSeries(ChartSeries series, ChartAxis x, ChartAxis y, StringBuilder body)
    {
        string name = $"{series.Mark.ToString().ToLowerInvariant()} tone{series.Tone}";
        if (series.Mark == ChartMark.Dots)
        {
            for (int i = 0; i < series.X.Count; i++)
            {
                if (double.IsFinite(series.Y[i]))
                {
                    body.Append(CultureInfo.InvariantCulture, $"<circle class=\"{name}\" cx=\"{x.Place(series.X[i]):0.#}\" cy=\"{y.Place(series.Y[i]):0.#}\" r=\"4\"/>");
                }
            }
            body.Append('\n');
            return;
        }
        if (series.Mark == ChartMark.Area)
        {
            double zero = y.Place(0);
            body.Append(CultureInfo.InvariantCulture, $"<path class=\"fill tone{series.Tone}\" d=\"M{x.Place(series.X[0]):0.#} {zero:0.#}");
            WriteLine(series.X, series.Y, x, y, 'L', body);
            body.Append(CultureInfo.InvariantCulture, $"L{x.Place(series.X[^1]):0.#} {zero:0.#}Z\"/>\n");
        }
        body.Append("<path class=\"").Append(name).Append("\" d=\"");
        WriteLine(series.X, series.Y, x, y, 'M', body);
        if (series.Mark == ChartMark.Band)
        {
            WriteLine([.. series.X.Reverse()], [.. series.Upper.Reverse()], x, y, 'L', body);
            body.Append('Z');
        }
        body.Append("\"/>\n");
    }

    private static void WriteLine(IReadOnlyList<double> xs, IReadOnlyList<double> ys, ChartAxis x, ChartAxis y, char begin, StringBuilder body)
    {
        char pen = begin;
        for (int i = 0; i < xs.Count; i++)
        {
            if (!double.IsFinite(ys[i]))
            {
                pen = 'M';
                continue;
            }
            body.Append(CultureInfo.InvariantCulture, $"{pen}{x.Place(xs[i]):0.#} {y.Place(ys[i]):0.#}");
            pen = 'L';
        }
    }

    /// <summary>As many decimals as tell the ticks apart.</summary>
    private static string FormatOf(IReadOnlyList<double> ticks)
    {
        double step = ticks.Count > 1 ? ticks.Zip(ticks.Skip(1), (a, b) => b - a).Min() : 1;
        int decimals = step > 0 ? Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 6) : 0;
        return decimals == 0 ? "#,0" : "#,0." + new string('0', decimals);
    }

    private static double Or(double given, double found) => double.IsNaN(given) ? found : given;
}
