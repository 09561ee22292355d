using System.Text;

namespace GoldenSignals.Web.Report;

/// <summary>A table; the first column and those named hold words, the others figures, right-aligned.</summary>
/// <param name="Heads">Names of the columns.</param>
/// <param name="Rows">As many cells each; an empty one stays empty.</param>
public sealed record ReportTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Says what it shows, above it.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Places of further columns that hold words.</summary>
    public IReadOnlyList<int> Words { get; init; } = [];

    /// <summary>For each row its weight: the rows named here stand out.</summary>
    public IReadOnlyList<int> Strong { get; init; } = [];

    /// <summary>Colours figures below zero; the minus sign says it too.</summary>
    public bool Signed { get; init; }

    internal void Write(StringBuilder body)
    {
        body.Append("<div class=\"wide\"><table").Append(Signed ? " class=\"signed\"" : "").Append('>');
        if (Caption.Length > 0)
        {
            body.Append("<caption>").Append(ReportPage.Escape(Caption)).Append("</caption>");
        }
        body.Append("<thead><tr>");
        for (int i = 0; i < Heads.Count; i++)
        {
            body.Append("<th scope=\"col\"").Append(Class(i, "")).Append('>').Append(ReportPage.Escape(Heads[i])).Append("</th>");
        }
        body.Append("</tr></thead>\n<tbody>\n");
        for (int row = 0; row < Rows.Count; row++)
        {
            body.Append(Strong.Contains(row) ? "<tr class=\"strong\">" : "<tr>");
            for (int i = 0; i < Rows[row].Count; i++)
            {
                string tag = i == 0 ? "th scope=\"row\"" : "td";
                body.Append('<').Append(tag).Append(Class(i, Rows[row][i])).Append('>').Append(ReportPage.Escape(Rows[row][i]))
                    .Append(i == 0 ? "</th>" : "</td>");
            }
            body.Append("</tr>\n");
        }
        body.Append("</tbody></table></div>\n");
    }

    private string Class(int column, string cell)
    {
        string words = column == 0 || Words.Contains(column) ? "words" : "";
        bool isLess = Signed && column > 0 && cell.StartsWith('−');
        return words.Length > 0 ? " class=\"words\"" : isLess ? " class=\"less\"" : "";
    }
}
