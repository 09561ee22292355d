namespace GoldenSignals.Core.Market;

/// <summary>
/// Makes the <see cref="Context"/> of every close from the bars of the watched universe. Feed it bars in order of time, then say which
/// moment has come; only bars closed by then count, and a symbol without a bar at that close is left out of it. Bars must already be
/// adjusted for splits and dividends, as a session steps them: here they are taken as they come. After its first moment it allocates nothing.
/// </summary>
public sealed class ContextBuilder
{
    /// <summary>Fewest symbols a figure of the universe is made from.</summary>
    public const int SymbolsMin = 3;

    private const int ReturnBars = 5, MeanBars = 50, MomentumBars = 120;

    private readonly Member[] members;
    private readonly Context[] contexts;
    private readonly double[] returns, momenta, ranks;
    private readonly int[] order;
    private DateTime now;

    /// <param name="symbols">How many symbols are watched; they are numbered from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public ContextBuilder(int symbols)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(symbols);
        members = new Member[symbols];
        contexts = new Context[symbols];
        (returns, momenta, ranks, order) = (new double[symbols], new double[symbols], new double[symbols], new int[symbols]);
        for (int i = 0; i < symbols; i++)
        {
            members[i] = new Member();
        }
        Array.Fill(contexts, Context.None);
    }

    /// <summary>The context of a symbol at the moment last advanced to; none where it has no bar there or too few symbols have one.</summary>
    public Context For(int symbol) => contexts[symbol];

    /// <summary>Takes the next bar of a symbol.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Its moment has been advanced to already, or the symbol has a later bar.</exception>
    public void Take(int symbol, in Bar bar)
    {
        Member member = members[symbol];
        if (bar.Time <= now || bar.Time <= member.Time)
        {
            throw new ArgumentOutOfRangeException(nameof(bar), bar.Time, "Bars come in order of time, before their moment is advanced to.");
        }
        member.Take(bar);
    }

    /// <summary>Makes the contexts of this moment from the bars taken so far.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not after the moment before, or a bar taken closes after it.</exception>
    public void Advance(DateTime time)
    {
        if (time <= now)
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, $"Moments move forward, from {now:O}.");
        }
        foreach (Member member in members)
        {
            if (member.Time > time)
            {
                throw new ArgumentOutOfRangeException(nameof(time), time, $"A bar that closes at {member.Time:O} was taken before its time.");
            }
        }
        now = time;
        Make();
    }

    private void Make()
    {
        int present = 0;
        foreach (Member member in members)
        {
            present += member.Time == now ? 1 : 0;
        }
        if (present < SymbolsMin)
        {
            Array.Fill(contexts, Context.None);
            return;
        }
        RankMomentum();
        Context universe = new(now, present, MedianReturn(), MarketReturn(), Breadth(), double.NaN);
        for (int i = 0; i < members.Length; i++)
        {
            contexts[i] = members[i].Time == now ? universe with { MomentumRank = ranks[i] } : Context.None;
        }
    }

    private double MedianReturn()
    {
        int known = 0;
        foreach (Member member in members)
        {
            if (member.Time == now && member.Knows(ReturnBars))
            {
                returns[known++] = member.Return(ReturnBars);
            }
        }
        if (known < SymbolsMin)
        {
            return double.NaN;
        }
        Array.Sort(returns, 0, known);
        return known % 2 == 1 ? returns[known / 2] : (returns[known / 2 - 1] + returns[known / 2]) / 2;
    }

    private double MarketReturn()
    {
        int known = 0;
        double sum = 0;
        foreach (Member member in members)
        {
            if (member.Time == now && member.Knows(1))
            {
                known++;
                sum += member.Return(1);
            }
        }
        return known < SymbolsMin ? double.NaN : sum / known;
    }

    private double Breadth()
    {
        int known = 0, above = 0;
        foreach (Member member in members)
        {
            if (member.Time == now && member.Knows(MeanBars - 1))
            {
                known++;
                above += member.IsAboveMean ? 1 : 0;
            }
        }
        return known < SymbolsMin ? double.NaN : (double)above / known;
    }

    // Equal returns share the mean of their places.
    private void RankMomentum()
    {
        Array.Fill(ranks, double.NaN);
        int known = 0;
        for (int i = 0; i < members.Length; i++)
        {
            if (members[i].Time == now && members[i].Knows(MomentumBars))
            {
                momenta[known] = members[i].Return(MomentumBars);
                order[known++] = i;
            }
        }
        if (known < SymbolsMin)
        {
            return;
        }
        Array.Sort(momenta, order, 0, known);
        for (int from = 0, to; from < known; from = to)
        {
            for (to = from + 1; to < known && momenta[to] == momenta[from];)
            {
                to++;
            }
            for (int i = from; i < to; i++)
            {
                ranks[order[i]] = (from + to - 1) / 2.0 / (known - 1);
            }
        }
    }

    /// <summary>The latest closes of one symbol.</summary>
    private sealed class Member
    {
        private readonly long[] closes = new long[MomentumBars + 1];
        private int taken;
        private Int128 sum;

        public DateTime Time { get; private set; }

        /// <summary>The latest close is above the mean of the last 50, itself included; in whole numbers, so exact.</summary>
        public bool IsAboveMean => (Int128)Close(0) * MeanBars > sum;

        public bool Knows(int barsBack) => taken > barsBack;

        public double Return(int bars) => Math.Log((double)Close(0) / Close(bars));

        public void Take(in Bar bar)
        {
            sum += bar.Close - (Knows(MeanBars - 1) ? Close(MeanBars - 1) : 0);
            closes[taken++ % closes.Length] = bar.Close;
            Time = bar.Time;
        }

        private long Close(int back) => closes[(taken - 1 - back) % closes.Length];
    }
}
