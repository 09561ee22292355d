using System.Xml.Linq;
using GoldenSignals.Web.Report;

namespace GoldenSignals.Tests.Web.Report;

public sealed class ReportPageTests
{
    private static readonly Chart Equity = new("Equity & drawdown", [
        new ChartSeries("<b>rule</b>", [10_000, 10_001, 10_002, 10_003], [100, double.NaN, 90, 120]) { Mark = ChartMark.Area, Beside = "120" },
        new ChartSeries("chance", [10_000, 10_003], [95, 96]) { Mark = ChartMark.Band, Upper = [105, 108], Tone = 3 },
    ])
    {
        HasDates = true,
    };

    [Fact]
    public void A_page_fetches_nothing_and_runs_nothing()
    {
        string html = Page().ToHtml();
        Assert.DoesNotContain("http", html);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("src=", html);
        Assert.DoesNotContain("url(", html);
    }

    [Fact]
    public void Words_cannot_become_tags()
    {
        string html = Page().ToHtml();
        Assert.DoesNotContain("<b>rule", html);
        Assert.Contains("&lt;b&gt;rule", html);
    }

    /// <summary>A browser forgives an open tag; a reader of XML does not.</summary>
    [Fact]
    public void Every_tag_is_closed()
    {
        string html = Page().ToHtml();
        string body = html[html.IndexOf("<body>", StringComparison.Ordinal)..html.IndexOf("</html>", StringComparison.Ordinal)];
        Assert.Equal(2, XDocument.Parse(body).Descendants("section").Count());
    }

    [Fact]
    public void Simulated_data_is_labelled_at_the_top()
    {
        string html = new ReportPage("Backtest", "It lost.") { DataLabel = "SYNTHETIC" }.ToHtml();
        Assert.True(html.IndexOf(">SYNTHETIC<", StringComparison.Ordinal) is > 0 and int place && place < html.IndexOf("It lost.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gap_breaks_the_line()
    {
        string html = Page().ToHtml();
        string line = html[html.IndexOf("<path class=\"area tone0\"", StringComparison.Ordinal)..];
        Assert.Equal(2, line[..line.IndexOf("/>", StringComparison.Ordinal)].Count(letter => letter == 'M'));
    }

    private static ReportPage Page() => new ReportPage("Backtest of \"x\" & y", "It does not beat its baseline.") { Facts = ["1 < 2"], Disclosure = "Not advice." }
        .Section("Result").Figures(new ReportFigure("Return", "−3 %", "a year")).Add(Equity)
        .Section("Months").Add(new ReportTable(["Year", "Jan"], [["2020", "−1.5"]]) { Signed = true, Caption = "in %" }).Text("a < b");
}
