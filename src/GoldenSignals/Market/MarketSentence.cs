namespace GoldenSignals.Market;

/// <summary>The sentence on top of the Market page. It counts only what is there, and says of nothing more than is proven.</summary>
public static class MarketSentence
{
    public static string Of(IReadOnlyList<MarketRow> rows)
    {
        MarketRow[] ready = [.. rows.Where(row => row.Status == "ready")];
        int building = rows.Count(row => row.Status == "building");
        if (rows.Count == 0)
        {
            return "Nothing is watched yet";
        }
        if (ready.Length == 0)
        {
            return building > 0 ? $"{Symbols(building)} being prepared" : "No signals yet";
        }
        string[] parts = [Wild(ready), Direction(ready), Stops(ready), building > 0 ? $"{building} still being prepared" : ""];
        string sentence = string.Join("; ", parts.Where(part => part.Length > 0));
        return char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }

    private static string Wild(MarketRow[] ready)
    {
        MarketRow[] proven = [.. ready.Where(row => row.Wild is { State: not "unproven" })];
        int wilder = proven.Count(row => row.Wild!.Side == "above");
        return proven.Length == 0 ? "no proven view on how wild it gets" : $"{(wilder == 0 ? "none" : wilder)} of {ready.Length} likely wilder than usual";
    }

    private static string Direction(MarketRow[] ready)
    {
        int buys = ready.Count(row => row.Decision == "buy"), sells = ready.Count(row => row.Decision == "sell");
        return (buys, sells) switch
        {
            (0, 0) => "no proven direction",
            (_, 0) => $"{buys} to buy",
            (0, _) => $"{sells} to sell",
            _ => $"{buys} to buy, {sells} to sell",
        };
    }

    private static string Stops(MarketRow[] ready)
    {
        int due = ready.Sum(row => row.Changed.Count(change => change.Kind == "stop"));
        return due == 0 ? "" : due == 1 ? "1 stop due" : $"{due} stops due";
    }

    private static string Symbols(int count) => count == 1 ? "1 symbol is" : $"{count} symbols are";
}
