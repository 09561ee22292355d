using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Leaks;

/// <summary>How a future is written anew.</summary>
internal enum Future
{
    /// <summary>A fall or a rise by a fifth at once, then each move the other way and three times as far; every other peer is delisted.</summary>
    Mirrored,

    /// <summary>Bars drawn by lot from the history.</summary>
    Drawn,

    /// <summary>Prices a hundred million times as high, volumes without bound.</summary>
    Huge,

    /// <summary>One tick, no volume, for ever.</summary>
    Nothing,

    /// <summary>Numbers that are none wherever a number can be none.</summary>
    NotNumbers,
}

/// <summary>Histories that are the same up to a bar and another after it.</summary>
internal static class OtherFutures
{
    private const long PriceMax = 100_000_000_000_000;
    private const double HugeVolume = 1e300, MirrorPower = 3, MoveMax = 0.5, Fall = 0.8, Rise = 1.2;

    /// <param name="known">Bars that stay as they are; everything known by the close of the last of them stays too.</param>
    public static History Write(History history, int known, Future future, ulong seed)
    {
        DateTime now = history.Bars[known - 1].Time;
        var random = new SeededRandom(seed, (ulong)known);
        return new History(Bars(history.Bars, known, future, random))
        {
            Contexts = [.. history.Contexts.Select(context => context.Time <= now ? context : Another(in context, future, random))],
            Actions = [.. history.Actions.Where(action => action.ExTime <= now), new CorporateAction(now.AddDays(2), 3, 0)],
            Vintages = [.. history.Vintages.Select(vintage => vintage.Known <= now ? vintage : vintage with { Value = Number(vintage.Value, future, random) })],
            Peers = [.. history.Peers.Select((peer, i) => (IReadOnlyList<Bar>)Peer(peer, now, i, future, random))],
        };
    }

    /// <summary>The whole history drawn anew by lot, bar by bar: nothing in it foretells the next move.</summary>
    public static History Draw(History history, ulong seed) =>
        history with { Bars = Bars(history.Bars, 1, Future.Drawn, new SeededRandom(seed)), Actions = [] };

    private static Bar[] Peer(IReadOnlyList<Bar> peer, DateTime now, int place, Future future, SeededRandom random)
    {
        int known = peer.Count(bar => bar.Time <= now);
        return known == 0 || place % 2 == 0 && future == Future.Mirrored
            ? [.. peer.Take(known)]
            : Bars(peer, known, future, random);
    }

    private static Bar[] Bars(IReadOnlyList<Bar> bars, int known, Future future, SeededRandom random)
    {
        Bar[] written = [.. bars];
        for (int i = known; i < written.Length; i++)
        {
            Bar real = bars[i];
            long before = written[i - 1].Close;
            if (future == Future.Mirrored && i == known) before = Math.Max(1, (long)(before * (known % 2 == 0 ? Fall : Rise)));
            written[i] = future switch
            {
                Future.Mirrored => After(before, bars, i, real with { Volume = real.Volume * (1 + random.NextUniform()) }, -MirrorPower),
                Future.Drawn => After(before, bars, 1 + random.NextBelow(bars.Count - 1), real, 1),
                Future.Huge => new Bar(real.Time, Huge(real.Open), Huge(real.High), Huge(real.Low), Huge(real.Close), HugeVolume),
                Future.Nothing => new Bar(real.Time, 1, 1, 1, 1, 0),
                _ => real with { Volume = double.NaN },
            };
        }
        return written;
    }

    /// <summary>The shape of a bar as it stood to the close before it, put after another close.</summary>
    private static Bar After(long before, IReadOnlyList<Bar> bars, int shape, in Bar real, double power)
    {
        Bar like = bars[shape];
        double start = bars[shape - 1].Close;
        double open = Level(like.Open), close = Level(like.Close), a = Level(like.High), b = Level(like.Low);
        double volume = power == 1 ? like.Volume : real.Volume;
        return new Bar(real.Time, Ticks(open), Ticks(Math.Max(a, b)), Ticks(Math.Min(a, b)), Ticks(close), volume);

        double Level(long price) => before * Math.Exp(Math.Clamp(power * Math.Log(price / start), -MoveMax, MoveMax));
        static long Ticks(double price) => (long)Math.Clamp(Math.Round(price), 1, PriceMax);
    }

    private static long Huge(long price) => (long)Math.Min(PriceMax, price * 1e8);

    private static Context Another(in Context context, Future future, SeededRandom random) => context with
    {
        MedianReturn5 = Number(context.MedianReturn5, future, random), MarketReturn = Number(context.MarketReturn, future, random),
        Breadth = future == Future.NotNumbers ? double.NaN : random.NextUniform(),
        MomentumRank = future == Future.NotNumbers ? double.NaN : random.NextUniform(),
    };

    private static double Number(double real, Future future, SeededRandom random) => future switch
    {
        Future.Huge => 1e12,
        Future.Nothing => 0,
        Future.NotNumbers => double.NaN,
        _ => -MirrorPower * real + random.NextNormal(),
    };
}
