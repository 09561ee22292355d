using System.Net;
using System.Text;

namespace GoldenSignals.Web.Report;

/// <summary>
/// One self-contained HTML page: style and pictures inside, nothing fetched, no script. It opens from a disk, follows the reader's light or dark, and prints.
/// Parts appear in the order they are added. Every text is escaped here, so callers pass words as they are.
/// </summary>
/// <param name="title">The page's name, in its head and at its top.</param>
/// <param name="headline">The first sentence: what the result comes to, and no more than is proven.</param>
public sealed class ReportPage(string title, string headline)
{
    private readonly StringBuilder body = new();
    private bool inSection;

    /// <summary>How the data must be labelled; SYNTHETIC and REPLAY stand on the page in capitals. Null for none.</summary>
    public string? DataLabel { get; init; }

    /// <summary>What it was made from, one short phrase each, below the title.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Stands at the foot.</summary>
    public string Disclosure { get; init; } = "";

    /// <summary>Begins a part under a heading.</summary>
    public ReportPage Section(string heading)
    {
        EndSection();
        body.Append("<section>\n<h2>").Append(Escape(heading)).Append("</h2>\n");
        inSection = true;
        return this;
    }

    public ReportPage Text(string sentence)
    {
        body.Append("<p>").Append(Escape(sentence)).Append("</p>\n");
        return this;
    }

    /// <summary>Figures side by side, each with its name and, if there is more to say, a line below.</summary>
    public ReportPage Figures(params IEnumerable<ReportFigure> figures)
    {
        body.Append("<dl class=\"figures\">\n");
        foreach (ReportFigure figure in figures)
        {
            body.Append("<div><dt>").Append(Escape(figure.Name)).Append("</dt><dd>").Append(Escape(figure.Value));
            if (figure.Beside is { Length: > 0 } beside)
            {
                body.Append("<small>").Append(Escape(beside)).Append("</small>");
            }
            body.Append("</dd></div>\n");
        }
        body.Append("</dl>\n");
        return this;
    }

    public ReportPage Add(Chart chart)
    {
        ChartSvg.Write(chart, body);
        return this;
    }

    public ReportPage Add(ReportTable table)
    {
        table.Write(body);
        return this;
    }

    public string ToHtml()
    {
        EndSection();
        var page = new StringBuilder(body.Length + 8_192);
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>").Append(Escape(title)).Append("</title>\n<style>\n")
            .Append(ReportStyle.Css).Append("</style>\n</head>\n<body>\n<header>\n<p class=\"maker\">GoldenSignals</p>\n<h1>").Append(Escape(title));
        if (DataLabel is "SYNTHETIC" or "REPLAY")
        {
            page.Append(" <span class=\"label ").Append(DataLabel.ToLowerInvariant()).Append("\">").Append(DataLabel).Append("</span>");
        }
        page.Append("</h1>\n<p class=\"headline\">").Append(Escape(headline)).Append("</p>\n");
        if (Facts.Count > 0)
        {
            page.Append("<ul class=\"facts\">").AppendJoin("", Facts.Select(fact => $"<li>{Escape(fact)}</li>")).Append("</ul>\n");
        }
        return page.Append("</header>\n<main>\n").Append(body).Append("</main>\n<footer>").Append(Escape(Disclosure)).Append("</footer>\n</body>\n</html>\n")
            .ToString();
    }

    internal static string Escape(string text) => WebUtility.HtmlEncode(text);

    private void EndSection()
    {
        if (inSection)
        {
            body.Append("</section>\n");
        }
        inSection = false;
    }
}

/// <summary>A figure with its name.</summary>
/// <param name="Beside">What has to stand beside it: its interval, its baseline; null for nothing.</param>
public sealed record ReportFigure(string Name, string Value, string? Beside = null);
