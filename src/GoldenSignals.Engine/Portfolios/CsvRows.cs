using System.Text;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>A line of a file of values parted by commas, semicolons or tabs.</summary>
/// <param name="Number">From 1, as an editor counts; a quoted line break counts too.</param>
internal sealed record CsvRow(int Number, IReadOnlyList<string> Fields);

/// <summary>Reads values parted by commas, semicolons or tabs, quoted as RFC 4180 has it. Empty lines are left out.</summary>
internal static class CsvRows
{
    /// <exception cref="FormatException">A quotation is not closed.</exception>
    public static IEnumerable<CsvRow> Read(string text)
    {
        char part = PartOf(text);
        List<string> fields = [];
        var field = new StringBuilder();
        bool quoted = false;
        int line = 1, began = 1;
        for (int i = 0; i <= text.Length; i++)
        {
            char now = i < text.Length ? text[i] : '\n';
            if (quoted && i == text.Length) throw new FormatException($"line {began}: a quotation is not closed");
            if (quoted)
            {
                if (now == '"' && i + 1 < text.Length && text[i + 1] == '"') field.Append(text[++i]);
                else if (now == '"') quoted = false;
                else field.Append(now);
            }
            else if (now == '"')
            {
                quoted = true;
            }
            else if (now == part || now == '\n')
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
                if (now == '\n')
                {
                    if (fields.Any(one => one.Length > 0)) yield return new CsvRow(began, [.. fields]);
                    fields.Clear();
                    began = line + 1;
                }
            }
            else if (now != '\uFEFF')
            {
                field.Append(now);
            }
            if (now == '\n') line++;
        }
    }

    /// <summary>The sign that stands most often in the first line.</summary>
    private static char PartOf(string text)
    {
        int end = text.IndexOf('\n');
        string first = end < 0 ? text : text[..end];
        return new[] { ',', ';', '\t' }.MaxBy(sign => first.Count(letter => letter == sign));
    }
}
