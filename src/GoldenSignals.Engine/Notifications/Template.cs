using System.Text;

namespace GoldenSignals.Engine.Notifications;

/// <summary>
/// Words with fields in braces, as "{symbol}: {probability}"; {{ and }} are braces themselves. A field a notice does not carry is shown as a
/// dash, and a line none of whose fields it carries is left out.
/// </summary>
public sealed class Template
{
    public const int LettersMax = 4_000;

    private const string Unknown = "–";

    private readonly IReadOnlyList<IReadOnlyList<Part>> lines;

    private Template(IReadOnlyList<IReadOnlyList<Part>> lines) => this.lines = lines;

    /// <summary>Reads a template; "\n" in two letters is a new line too, for where none can be typed.</summary>
    /// <exception cref="FormatException">It is too long, a brace is not closed, or a field is not known; the message names it.</exception>
    public static Template Parse(string text) => text.Length <= LettersMax
        ? new Template([.. text.Replace("\\n", "\n").ReplaceLineEndings("\n").Split('\n').Select(Line)])
        : throw new FormatException($"a template has {LettersMax} letters at most, not {text.Length}");

    /// <param name="fields">By name; those that are missing are not known.</param>
    public string Render(IReadOnlyDictionary<string, string> fields) => string.Join('\n', lines.Where(line => IsShown(line, fields))
        .Select(line => string.Concat(line.Select(part => part.IsField ? fields.GetValueOrDefault(part.Text, Unknown) : part.Text))));

    private static bool IsShown(IReadOnlyList<Part> line, IReadOnlyDictionary<string, string> fields) =>
        !line.Any(part => part.IsField) || line.Any(part => part.IsField && fields.ContainsKey(part.Text));

    private static List<Part> Line(string line)
    {
        List<Part> parts = [];
        var words = new StringBuilder();
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] is '{' or '}' && i + 1 < line.Length && line[i + 1] == line[i])
            {
                words.Append(line[i++]);
            }
            else if (line[i] == '{')
            {
                int end = line.IndexOf('}', i);
                parts.Add(new Part(words.ToString(), false));
                parts.Add(new Part(Field(end < 0 ? throw new FormatException("a brace { is not closed; write {{ for a brace itself") : line[(i + 1)..end]), true));
                words.Clear();
                i = end;
            }
            else
            {
                words.Append(line[i] != '}' ? line[i] : throw new FormatException("a brace } closes nothing; write }} for a brace itself"));
            }
        }
        parts.Add(new Part(words.ToString(), false));
        return parts;
    }

    private static string Field(string name) => NoticeFields.Knows(name)
        ? name
        : throw new FormatException($"there is no field {{{name}}}; the fields are {string.Join(", ", NoticeFields.All.Select(field => field.Name))}");

    private readonly record struct Part(string Text, bool IsField);
}
