namespace GoldenSignals.Core.Backtests;

/// <summary>
/// The run: a common clock over all symbols. At each of its moments the symbols with a bar there are opened, crossed with their stops and targets and
/// marked; then what the rule wants at these closes becomes orders, and the broker fills them at the next open.
/// </summary>
/// <remarks>Symbols are taken by ticker, whatever order they come in, so their order changes nothing.</remarks>
public sealed class Backtest
{
    /// <summary>Moments between two looks at whether to go on.</summary>
    private const int LookEvery = 512;

    private readonly Decided[] decided;
    private readonly BacktestSettings settings;
    private readonly SimulatedBroker broker;
    private readonly long[][] times, closes;
    private readonly int[][] changes; // places where what is wanted changes, ended by one that never comes
    private readonly sbyte[] wished;
    private readonly int[] next, nextChange, changesSeen;
    private readonly long[] due;
    private readonly int[] here, entering, asking;
    private readonly int places;
    private readonly EquityCurve curve;
    private readonly PriorityQueue<int, long> ends = new();
    private int askingCount;
    private bool ruined;

    private Backtest(IEnumerable<Decided> all, BacktestSettings settings, bool listing)
    {
        decided = [.. all.OrderBy(one => one.Series.Symbol.Ticker, StringComparer.Ordinal)];
        this.settings = settings;
        broker = new SimulatedBroker([.. decided.Select(one => one.Series)], settings, listing);
        times = [.. decided.Select(one => one.Series.Times)];
        closes = [.. decided.Select(one => one.Series.Closes)];
        changes = [.. decided.Select(ChangesOf)];
        int count = decided.Length;
        (wished, next, due, here, entering, asking) = (new sbyte[count], new int[count], new long[count], new int[count], new int[count], new int[count]);
        (nextChange, changesSeen) = ([.. changes.Select(one => one[0])], new int[count]);
        places = settings.PositionsMax > 0 ? Math.Min(settings.PositionsMax, count) : count;
        curve = new EquityCurve(times.Max(one => one.Length));
    }

    /// <summary>Trades what was decided.</summary>
    /// <param name="goOn">Told now and then which share is done; the run ends early, and gives null, when it says no.</param>
    /// <param name="listing">Whether fills and trades are listed; a run that is only a baseline needs neither.</param>
    /// <exception cref="ArgumentException">There is no symbol, or one comes twice.</exception>
    public static BacktestResult? Run(IReadOnlyList<Decided> decided, BacktestSettings settings, Func<double, bool>? goOn = null, bool listing = true)
    {
        if (decided.Count == 0) throw new ArgumentException("There is no symbol to trade.", nameof(decided));
        if (decided.DistinctBy(one => one.Series.Symbol.Ticker).Count() < decided.Count)
        {
            throw new ArgumentException("A symbol comes twice.", nameof(decided));
        }
        return new Backtest(decided, settings, listing).Run(goOn);
    }

    private BacktestResult? Run(Func<double, bool>? goOn)
    {
        long now = Begin();
        long first = now, last = times.Max(one => one.Length > 0 ? one[^1] : 0);
        for (int moment = 1; now < long.MaxValue; moment++)
        {
            if (moment % LookEvery == 0 && goOn is not null && !goOn((double)(now - first) / Math.Max(1, last - first))) return null;
            now = Step(now);
        }
        broker.Finish();
        return new BacktestResult([.. decided.Select(one => one.Series)], settings, broker, curve);
    }

    private long Begin()
    {
        long first = long.MaxValue;
        for (int symbol = 0; symbol < decided.Length; symbol++)
        {
            next[symbol] = Math.Min(decided[symbol].Series.First, times[symbol].Length);
            due[symbol] = DueOf(symbol);
            first = Math.Min(first, due[symbol]);
            if (due[symbol] < long.MaxValue) ends.Enqueue(symbol, times[symbol][^1]);
        }
        return first;
    }

    /// <summary>One moment; returns the next one.</summary>
    private long Step(long now)
    {
        while (ends.TryPeek(out int over, out long end) && end < now)
        {
            broker.End(over);
            ends.Dequeue();
        }
        (int count, long later) = OpenAll(now);
        askingCount = 0;
        for (int i = 0; i < count; i++)
        {
            int symbol = here[i], place = next[symbol]++;
            if (broker.IsHeld(symbol)) broker.Close(symbol, place, closes[symbol][place], now);
            if (place == nextChange[symbol]) Change(symbol, place);
            long[] column = times[symbol];
            long coming = place + 1 < column.Length ? column[place + 1] : long.MaxValue;
            due[symbol] = coming;
            later = Math.Min(later, coming);
        }
        CheckMargin(now);
        if (askingCount > 0) Ask(now);
        curve.Add(now, broker.Equity, broker.Gross);
        return later;
    }

    private (int Count, long Later) OpenAll(long now)
    {
        int count = 0, entries = 0;
        long later = long.MaxValue;
        for (int symbol = 0; symbol < due.Length; symbol++)
        {
            if (due[symbol] != now)
            {
                later = Math.Min(later, due[symbol]);
                continue;
            }
            here[count++] = symbol;
            if (broker.IsAwake(symbol, now) && broker.Open(symbol, next[symbol])) entering[entries++] = symbol;
        }
        if (entries > 0) broker.Enter(entering.AsSpan(0, entries), next, now);
        return (count, later);
    }

    /// <summary>Only a change of what is wanted asks for anything.</summary>
    private void Change(int symbol, int place)
    {
        nextChange[symbol] = changes[symbol][++changesSeen[symbol]];
        sbyte side = decided[symbol].Wishes.Sides[place];
        wished[symbol] = side;
        if (broker[symbol].Side != side) broker.AskExit(symbol, FillReason.Exit);
        if (side != 0 && broker[symbol].Side != side) asking[askingCount++] = symbol;
    }

    private static int[] ChangesOf(Decided one)
    {
        List<int> places = [];
        sbyte now = 0;
        sbyte[] sides = one.Wishes.Sides;
        for (int i = one.Series.First; i < sides.Length; i++)
        {
            if (sides[i] == now || sides[i] == Wishes.Keep) continue;
            now = sides[i];
            places.Add(i);
        }
        places.Add(-1);
        return [.. places];
    }

    private void CheckMargin(long now)
    {
        ruined |= broker.Equity <= 0;
        if (broker.IsMarginCall || (ruined && broker.Gross > 0)) broker.CallMargin(ruined ? DropReason.Ruined : DropReason.MarginCall, now);
    }

    private void Ask(long now)
    {
        int free = places - Taken();
        if (free < askingCount) PutFirst(now);
        for (int i = 0; i < askingCount; i++)
        {
            int symbol = asking[i];
            sbyte side = wished[symbol];
            if (ruined) broker.Drop(DropReason.Ruined, symbol, now);
            else if (side < 0 && settings.LongOnly) broker.Drop(DropReason.ShortsOff, symbol, now);
            else if (free <= 0) broker.Drop(DropReason.NoPlace, symbol, now);
            else if (Ask(symbol, side, next[symbol] - 1, now)) free--;
        }
    }

    private bool Ask(int symbol, sbyte side, int place, long now)
    {
        Wishes wishes = decided[symbol].Wishes;
        float strength = wishes.Strengths is { } strengths ? strengths[place] : 1;
        long lots = settings.Sizing.Lots(broker.MoneyOf(symbol), broker.Equity, places, closes[symbol][place], strength);
        if (lots == 0)
        {
            broker.Drop(DropReason.BelowOneLot, symbol, now);
            return false;
        }
        broker.AskEntry(symbol, side * lots, wishes.Stops?[place] ?? 0, wishes.Targets?[place] ?? 0);
        return true;
    }

    /// <summary>Places held, and not about to be left, or promised to orders that wait.</summary>
    private int Taken()
    {
        if (places == decided.Length) return 0;
        int taken = 0;
        for (int symbol = 0; symbol < decided.Length; symbol++)
        {
            ref readonly Position at = ref broker[symbol];
            if (at.EntryLots != 0 || (at.Lots != 0 && !at.ExitWaits)) taken++;
        }
        return taken;
    }

    /// <summary>The strongest wishes first, equal ones by a lot that is drawn the same every time.</summary>
    private void PutFirst(long now) => asking.AsSpan(0, askingCount).Sort((a, b) =>
    {
        int byStrength = StrengthOf(b).CompareTo(StrengthOf(a));
        return byStrength != 0 ? byStrength : Lot(a, now).CompareTo(Lot(b, now));
    });

    private float StrengthOf(int symbol) => decided[symbol].Wishes.Strengths is { } strengths ? strengths[next[symbol] - 1] : 1;

    private ulong Lot(int symbol, long now) =>
        new SeededRandom((ulong)now, SeededRandom.StreamOf(decided[symbol].Series.Symbol.Ticker)).NextBits();

    private long DueOf(int symbol) => next[symbol] < times[symbol].Length ? times[symbol][next[symbol]] : long.MaxValue;
}
