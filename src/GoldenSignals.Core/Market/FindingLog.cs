namespace GoldenSignals.Core.Market;

/// <summary>
/// Collects what was found in one series or file. Of a rule that strikes on and on only the first findings of a file are kept, and one more
/// that counts the rest.
/// </summary>
public sealed class FindingLog(string symbol)
{
    /// <summary>Findings of one rule in one file that are kept in full: of refused and dropped lines, and of kept ones.</summary>
    public const int LostPerRuleMax = 10_000, KeptPerRuleMax = 100;

    private readonly List<Finding> findings = [];
    private readonly Dictionary<(string File, string Rule), int> counts = [];

    /// <summary>Lines refused, all of them.</summary>
    public int Refused { get; private set; }

    /// <summary>The line is not taken.</summary>
    /// <param name="time">The bar's close where it could be read.</param>
    public void Refuse(string file, int line, DateTime? time, string rule, string why)
    {
        Refused++;
        Add(file, line, time, rule, "refused", why, LostPerRuleMax);
    }

    /// <summary>The line is sound, but not needed.</summary>
    public void Drop(string file, int line, DateTime? time, string rule, string why) =>
        Add(file, line, time, rule, "dropped", why, LostPerRuleMax);

    /// <summary>The line is taken as it stands, or as said.</summary>
    public void Keep(string file, int line, DateTime? time, string rule, string why) =>
        Add(file, line, time, rule, "kept", why, KeptPerRuleMax);

    /// <inheritdoc cref="Refuse(string, int, DateTime?, string, string)"/>
    public void Refuse(IReadOnlyList<string> files, in BarLine line, string rule, string why) =>
        Refuse(files[line.File], line.Line, line.Bar.Time, rule, why);

    /// <inheritdoc cref="Drop(string, int, DateTime?, string, string)"/>
    public void Drop(IReadOnlyList<string> files, in BarLine line, string rule, string why) =>
        Drop(files[line.File], line.Line, line.Bar.Time, rule, why);

    /// <inheritdoc cref="Keep(string, int, DateTime?, string, string)"/>
    public void Keep(IReadOnlyList<string> files, in BarLine line, string rule, string why) =>
        Keep(files[line.File], line.Line, line.Bar.Time, rule, why);

    /// <summary>Adds what another log collected of other files.</summary>
    public void Take(FindingLog other)
    {
        findings.AddRange(other.findings);
        Refused += other.Refused;
        foreach (((string File, string Rule) key, int count) in other.counts)
        {
            counts[key] = counts.GetValueOrDefault(key) + count;
        }
    }

    /// <summary>Everything found, by file and line.</summary>
    public IReadOnlyList<Finding> ToList()
    {
        var all = new List<Finding>(findings);
        foreach (((string file, string rule), int count) in counts)
        {
            int shown = all.Count(f => f.File == file && f.Rule == rule);
            if (count > shown)
            {
                all.Add(new Finding(file, 0, symbol, null, rule, $"{count - shown} more lines of this kind, counted and treated alike"));
            }
        }
        all.Sort(static (a, b) => Order(a, b));
        return all;
    }

    private void Add(string file, int line, DateTime? time, string rule, string action, string why, int max)
    {
        ref int count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, (file, rule), out _);
        if (++count <= max)
        {
            findings.Add(new Finding(file, line, symbol, time, rule, $"{action}: {why}"));
        }
    }

    // The line that counts the rest of a file stands behind the lines themselves.
    private static int Order(Finding a, Finding b)
    {
        int order = string.CompareOrdinal(a.File, b.File);
        if (order == 0)
        {
            order = (a.Line == 0 ? int.MaxValue : a.Line).CompareTo(b.Line == 0 ? int.MaxValue : b.Line);
        }
        return order != 0 ? order : string.CompareOrdinal(a.Rule, b.Rule);
    }
}
