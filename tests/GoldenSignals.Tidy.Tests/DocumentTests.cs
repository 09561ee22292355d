using System.Text.RegularExpressions;

namespace GoldenSignals.Tidy.Tests;

/// <summary>Documents have one title and no dead ends.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void A_document_has_one_title()
    {
        IEnumerable<string> faults =
            from file in Tree.With(".md")
            let titles = Prose(file).Count(line => line.StartsWith("# ", StringComparison.Ordinal))
            where titles != 1
            select $"{file} has {titles} titles";
        Faults.None(faults);
    }

    [Fact]
    public void Every_link_in_the_documents_leads_somewhere()
    {
        IEnumerable<string> faults =
            from file in Tree.With(".md")
            from line in Prose(file)
            from match in Regex.Matches(line, @"\]\(([^)\s]+)\)")
            let link = match.Groups[1].Value
            where !link.Contains("://") && !link.StartsWith("mailto:", StringComparison.Ordinal) && !Leads(file, link)
            select $"{file}: {link}";
        Faults.None(faults);
    }

    private static bool Leads(string from, string link)
    {
        string[] parts = link.Split('#', 2);
        string target = parts[0].Length == 0 ? from : Path.GetRelativePath(Tree.Root, Path.Combine(Tree.Root, Path.GetDirectoryName(from)!, parts[0]));
        string full = Path.Combine(Tree.Root, target);
        return (File.Exists(full) || Directory.Exists(full))
            && (parts.Length == 1 || Prose(target).Any(line => line.StartsWith('#') && Anchor(line) == parts[1]));
    }

    private static string Anchor(string heading) =>
        Regex.Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-');

    /// <summary>The lines outside of code.</summary>
    private static IEnumerable<string> Prose(string file)
    {
        bool code = false;
        foreach (string line in Tree.Lines(file))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                code = !code;
            }
            else if (!code)
            {
                yield return line;
            }
        }
    }
}
