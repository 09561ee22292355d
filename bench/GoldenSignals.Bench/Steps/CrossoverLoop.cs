using GoldenSignals.Core.Market;

namespace GoldenSignals.Bench.Steps;

/// <summary>
/// The least a loop over bars that trades can do: two rolling means, an order when the short one is above the long one, filled at the next
/// open, a fee, cash, equity and its worst fall. Nothing is said, learned or settled.
/// </summary>
internal sealed class CrossoverLoop
{
    private const int Fast = 10, Slow = 30;
    private const double FeeShare = 0.001, CashShare = 0.98;

    private readonly long[] closes = new long[Slow];
    private long fastSum, slowSum;
    private double cash = 1_000_000, shares, peak;
    private bool wantsIn, ordered;
    private int bars, at;

    public double Equity { get; private set; }

    public double WorstFall { get; private set; }

    public void Update(in Bar bar)
    {
        if (ordered)
        {
            Fill(bar.Open);
        }
        int fastLeaves = at - Fast;
        fastSum += bar.Close - closes[fastLeaves < 0 ? fastLeaves + Slow : fastLeaves];
        slowSum += bar.Close - closes[at];
        closes[at] = bar.Close;
        at = at + 1 == Slow ? 0 : at + 1;
        bars++;
        bool above = bars >= Slow && fastSum * Slow > slowSum * Fast;
        ordered = above != wantsIn;
        wantsIn = above;
        Equity = cash + shares * bar.Close;
        peak = Math.Max(peak, Equity);
        WorstFall = Math.Max(WorstFall, 1 - Equity / peak);
    }

    private void Fill(long price)
    {
        double wanted = wantsIn ? Math.Floor(CashShare * cash / price) : 0;
        double value = (wanted - shares) * price;
        cash -= value + Math.Abs(value) * FeeShare;
        shares = wanted;
        ordered = false;
    }
}
