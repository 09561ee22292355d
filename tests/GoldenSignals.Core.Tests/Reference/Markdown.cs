using System.Globalization;
using System.Text;

namespace GoldenSignals.Core.Tests.Reference;

/// <summary>Just enough Markdown for a reference page.</summary>
internal sealed class Markdown
{
    private readonly StringBuilder text = new();

    public Markdown Title(string title) => Line($"# {title}").Line();

    public Markdown Heading(string heading) => Line($"## {heading}").Line();

    public Markdown Paragraph(string words) => Line(words).Line();

    public Markdown Code(string code) => Line("```").Line(code).Line("```").Line();

    public Markdown Table(string[] columns, IEnumerable<string[]> rows)
    {
        Line($"| {string.Join(" | ", columns)} |");
        Line($"|{string.Concat(columns.Select(_ => "---|"))}");
        foreach (string[] row in rows)
        {
            Line($"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |");
        }
        return Line();
    }

    public static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    public override string ToString() => text.ToString().TrimEnd('\n') + "\n";

    private Markdown Line(string line = "")
    {
        text.Append(line).Append('\n');
        return this;
    }
}
