namespace GoldenSignals.Core.Backtests;

/// <summary>
/// A baseline with the rule's own turnover: it holds as often, as long and on the same sides as the rule did, at other times. The stretches of holding
/// and of waiting are dealt out anew, each kind among its own places, so only the timing is left to chance.
/// </summary>
public static class RandomEntries
{
    public static Wishes Of(Decided rule, ulong seed)
    {
        PriceSeries series = rule.Series;
        var random = new SeededRandom(seed, SeededRandom.StreamOf(series.Symbol.Ticker));
        (List<sbyte> sides, List<int> lengths) = Stretches(rule.Wishes.Sides, series.Count);
        int[] waiting = [.. Enumerable.Range(0, sides.Count).Where(i => sides[i] == 0)], holding = [.. Enumerable.Range(0, sides.Count).Where(i => sides[i] != 0)];
        int[] dealt = new int[sides.Count];
        Deal(waiting, lengths, dealt, random);
        sbyte[] held = Deal(holding, lengths, dealt, random, sides);
        return new Wishes(Lay(series.Count, held, dealt));
    }

    private static (List<sbyte> Sides, List<int> Lengths) Stretches(sbyte[] wishes, int count)
    {
        List<sbyte> sides = [];
        List<int> lengths = [];
        sbyte now = 0;
        for (int i = 0; i < count; i++)
        {
            sbyte side = wishes[i] == Wishes.Keep ? now : wishes[i];
            if (i == 0 || side != now)
            {
                sides.Add(side);
                lengths.Add(0);
            }
            lengths[^1]++;
            now = side;
        }
        return (sides, lengths);
    }

    private static void Deal(int[] places, List<int> lengths, int[] dealt, SeededRandom random)
    {
        int[] order = Shuffled(places, random);
        for (int i = 0; i < places.Length; i++) dealt[places[i]] = lengths[order[i]];
    }

    /// <summary>Holdings move with their sides.</summary>
    private static sbyte[] Deal(int[] places, List<int> lengths, int[] dealt, SeededRandom random, List<sbyte> sides)
    {
        sbyte[] held = [.. sides];
        int[] order = Shuffled(places, random);
        for (int i = 0; i < places.Length; i++) (dealt[places[i]], held[places[i]]) = (lengths[order[i]], sides[order[i]]);
        return held;
    }

    private static int[] Shuffled(int[] places, SeededRandom random)
    {
        int[] order = [.. places];
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.NextBelow(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return order;
    }

    private static sbyte[] Lay(int count, sbyte[] sides, int[] lengths)
    {
        var wishes = new sbyte[count];
        int at = 0;
        for (int i = 0; i < sides.Length; i++)
        {
            wishes.AsSpan(at, lengths[i]).Fill(sides[i]);
            at += lengths[i];
        }
        return wishes;
    }
}
