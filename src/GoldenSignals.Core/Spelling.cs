namespace GoldenSignals.Core;

/// <summary>What a person may have meant by a word that is not known.</summary>
public static class Spelling
{
    /// <summary>Letters that may be wrong, missing, too many or swapped.</summary>
    private const int SlipsMax = 2;

    private const int NearMax = 5;

    /// <summary>The known words nearest to one, or that begin with it; the nearest first, then by name.</summary>
    public static IReadOnlyList<string> Near(string word, IEnumerable<string> known)
    {
        string wanted = word.ToUpperInvariant();
        return [.. known.Distinct()
            .Select(one => (one, slips: Slips(wanted, one.ToUpperInvariant())))
            .Where(pair => pair.slips <= Math.Min(SlipsMax, wanted.Length - 1) || pair.one.StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.slips).ThenBy(pair => pair.one, StringComparer.Ordinal).Take(NearMax).Select(pair => pair.one)];
    }

    /// <summary>Fewest letters to add, drop, change or swap with their neighbour (Damerau, Communications of the ACM 7(3), 1964).</summary>
    private static int Slips(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }
        return cost[a.Length, b.Length];
    }
}
