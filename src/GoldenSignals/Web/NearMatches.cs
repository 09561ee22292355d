using GoldenSignals.Engine.Store;

namespace GoldenSignals.Web;

/// <summary>What a person may have meant by a ticker that is not stored.</summary>
public static class NearMatches
{
    private const int ShownMax = 5;

    /// <summary>Letters that may be wrong, missing, too many or swapped.</summary>
    private const int SlipsMax = 2;

    /// <summary>The nearest tickers there are, or how to get bars.</summary>
    public static string Remedy(BarStore bars, string ticker)
    {
        string[] near = [.. Find(bars, ticker)];
        string import = $"Bring its bars in with `golden import FILE --symbol {ticker}`, or drop a file on the Market page.";
        return near.Length == 0 ? import : $"Did you mean {string.Join(", ", near)}? {import}";
    }

    private static IEnumerable<string> Find(BarStore bars, string ticker)
    {
        string wanted = ticker.ToUpperInvariant();
        return bars.List().Select(info => info.Series.Symbol.Ticker).Distinct()
            .Select(known => (known, slips: Slips(wanted, known.ToUpperInvariant())))
            .Where(pair => pair.slips <= Math.Min(SlipsMax, wanted.Length - 1) || pair.known.StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.slips).ThenBy(pair => pair.known, StringComparer.Ordinal).Take(ShownMax).Select(pair => pair.known);
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
