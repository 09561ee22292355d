using System.Text.RegularExpressions;

namespace GoldenSignals.Tidy.Tests;

/// <summary>Names that say nothing are not names.</summary>
public sealed class NameTests
{
    private const string Empty = "(Manager|Helper|Util|Service|Processor|Impl|Base|Common|Enhanced|Advanced|Unified|V2)s?";

    [Fact]
    public void No_type_ends_in_a_word_that_says_nothing()
    {
        const string declared = @"\b(?:class|struct|interface|enum|record|type)\s+(?:struct\s+|class\s+)?(\w+)";
        List<string> faults = [];
        foreach (string file in Tree.With(".cs", ".ts", ".tsx"))
        {
            faults.AddRange(Regex.Matches(Tree.Read(file), declared).Select(match => match.Groups[1].Value)
                .Where(name => Regex.IsMatch(name, $"{Empty}$")).Select(name => $"{file}: {name}"));
        }
        Faults.None(faults);
    }

    [Fact]
    public void No_file_or_folder_ends_in_a_word_that_says_nothing()
    {
        IEnumerable<string> faults = Tree.Files.Where(file => file.Split('/')
            .Any(part => Regex.IsMatch(part.Split('.')[0], $"(^|[a-z-]){Empty}$|^{Empty}$|[-_](helpers?|utils?|common|base)$|^(helpers?|utils?|common)$")));
        Faults.None(faults);
    }
}
