using GoldenSignals.Core.Agents.Patterns.Candles;
using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>
/// What the patterns read: the latest bars by their number (0 is the first ever seen), their average true range, swings and levels.
/// Side 1 reads prices as they are, side −1 upside down, so every pattern is written once, in its bullish form. Prices are in ticks.
/// </summary>
public sealed class Chart
{
    /// <summary>Bars kept; a power of two, and more than any pattern looks back.</summary>
    public const int BarsMax = 512;

    /// <summary>Bars before anything is looked for: the average true range has settled and a few swings are confirmed.</summary>
    public const int WarmUpBars = 30;

    private readonly Bar[] bars = new Bar[BarsMax];
    /// <summary>Bars whose traits are kept; a power of two, and more than any candle pattern has.</summary>
    private const int TraitsMax = 8;

    private readonly Traits[] traits = new Traits[TraitsMax];
    private readonly Atr atr = new(SetUp.AtrBars);
    private int highest, lowest;

    /// <summary>Number of the latest bar; −1 before the first.</summary>
    public int Last { get; private set; } = -1;

    public Pivots Pivots { get; } = new();

    /// <summary>Small swings, for what happens within a few bars.</summary>
    public Pivots Minor { get; } = new(Pivots.MinorReach);

    public Levels Levels { get; } = new();

    public Corridor Corridor { get; } = new();

    /// <summary>The pause after a sharp rise, and the one after a sharp fall.</summary>
    public Pause PauseUp { get; } = new(1);

    public Pause PauseDown { get; } = new(-1);

    /// <summary>Average true range in ticks, the yardstick of every tolerance; NaN until known.</summary>
    public double Atr => atr.Value;

    /// <summary>Enough bars, and they move.</summary>
    public bool Ready => Last + 1 >= WarmUpBars && Atr > 0;

    /// <summary>The bar of this number, one of the last <see cref="BarsMax"/>.</summary>
    public ref readonly Bar this[int number] => ref bars[number & (BarsMax - 1)];

    public void Update(in Bar bar)
    {
        Last++;
        bars[Last & (BarsMax - 1)] = bar;
        atr.Update(bar);
        Pivots.Update(this);
        Minor.Update(this);
        Levels.Update(this);
        Corridor.Update(this);
        PauseUp.Update(this);
        PauseDown.Update(this);
        highest = Furthest(highest, 1);
        lowest = Furthest(lowest, -1);
        traits[Last & (TraitsMax - 1)] = CandleForm.Of(in bar, Atr) | CandleForm.At(Last - highest, Last - lowest) | Events();
    }

    /// <summary>Traits of one of the last few bars.</summary>
    public Traits TraitsOf(int number) => traits[number & (TraitsMax - 1)];

    public long High(int number, int side) => side > 0 ? this[number].High : -this[number].Low;

    public long Low(int number, int side) => side > 0 ? this[number].Low : -this[number].High;

    public long Close(int side) => side * this[Last].Close;

    /// <summary>The first bar with the highest high from one number to another, both included.</summary>
    public int Highest(int from, int to, int side)
    {
        int best = from;
        for (int i = from + 1; i <= to; i++)
        {
            if (High(i, side) > High(best, side))
            {
                best = i;
            }
        }
        return best;
    }

    /// <summary>The first bar with the lowest low from one number to another, both included.</summary>
    public int Lowest(int from, int to, int side) => Highest(from, to, -side);

    /// <summary>A corner at this bar's high as the side sees it, in true prices.</summary>
    public ShapePoint Top(int number, int side) => new(this[number].Time, side * High(number, side));

    /// <summary>A corner at this bar's low as the side sees it, in true prices.</summary>
    public ShapePoint Bottom(int number, int side) => Top(number, -side);

    private Traits Events()
    {
        Traits events = Traits.None;
        if (Levels.BrokenUp.Touches > 0) events |= Traits.LevelUp;
        if (Levels.BrokenDown.Touches > 0) events |= Traits.LevelDown;
        if (Corridor.Broken > 0) events |= Traits.CorridorUp;
        if (Corridor.Broken < 0) events |= Traits.CorridorDown;
        if (PauseUp.Broken) events |= Traits.PauseUp;
        if (PauseDown.Broken) events |= Traits.PauseDown;
        return events;
    }

    /// <summary>The last of the furthest bars of the ten, which was the one before unless the latest has outdone it or it is too long ago.</summary>
    private int Furthest(int before, int side)
    {
        if (High(Last, side) >= High(before, side))
        {
            return Last;
        }
        if (Last - before < CandleForm.TrendBars)
        {
            return before;
        }
        int best = Last;
        for (int i = Last - 1; i > Last - CandleForm.TrendBars; i--)
        {
            if (High(i, side) > High(best, side))
            {
                best = i;
            }
        }
        return best;
    }
}
