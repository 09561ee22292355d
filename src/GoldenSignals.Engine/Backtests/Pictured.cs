using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Engine.Backtests;

/// <summary>Few moments of a long curve, its highs and lows among them.</summary>
internal static class Pictured
{
    public static int[] Places(BacktestResult result, int most) => Thinning.Places([.. result.Curve.Equities.Select(equity => (double)equity)], most);

    public static double[] Equities(BacktestResult result, int[] places) => [.. places.Select(place => Currency(result.Curve.Equities[place]))];

    public static double Currency(long money) => money / (double)LotValue.Money;
}
