using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents.Patterns.Candles;

/// <summary>The latest bars as one side sees them, 0 the latest: side 1 as they are, side −1 upside down. Prices are in ticks.</summary>
internal readonly ref struct CandleView(Chart chart, int side)
{
    public double Atr => chart.Atr;

    public long Open(int back) => side * Bar(back).Open;

    public long Close(int back) => side * Bar(back).Close;

    public long High(int back) => chart.High(chart.Last - back, side);

    public long Low(int back) => chart.Low(chart.Last - back, side);

    /// <summary>Ends of the body.</summary>
    public long Top(int back) => Math.Max(Open(back), Close(back));

    public long Bottom(int back) => Math.Min(Open(back), Close(back));

    public long Body(int back) => Top(back) - Bottom(back);

    public long UpperShadow(int back) => High(back) - Top(back);

    public long LowerShadow(int back) => Bottom(back) - Low(back);

    public bool Is(int back, Traits traits) => (chart.TraitsOf(chart.Last - back).On(side) & traits) == traits;

    /// <summary>Next to nothing: the usual tolerance for "at" and "equal".</summary>
    public bool IsNothing(long ticks) => Math.Abs(ticks) <= CandleForm.NothingAtr * Atr;

    /// <summary>One body lies within another, and is shorter.</summary>
    public bool IsInside(int inner, int outer) =>
        Top(inner) <= Top(outer) && Bottom(inner) >= Bottom(outer) && Body(inner) < Body(outer);

    private ref readonly Bar Bar(int back) => ref chart[chart.Last - back];
}
