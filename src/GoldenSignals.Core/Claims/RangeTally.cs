using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Claims;

/// <summary>Adds up settled range forecasts of one horizon and makes the card of them; merges as <see cref="CardTally"/> does.</summary>
public sealed class RangeTally
{
    /// <summary>Dates a trailing coverage is counted over.</summary>
    private const int TrailingDates = 250;

    /// <summary>What lies outside of a 90 % range costs this many times its distance in the interval score: 2/α.</summary>
    private const double Penalty = 20;

    private readonly CardKey key;
    private readonly IssueDates dates;
    private readonly int blockBars;
    private readonly RangeSums[] blocks;
    private readonly CardSpan span;

    public RangeTally(CardKey key, IssueDates dates)
    {
        (this.key, this.dates) = (key, dates);
        blockBars = BatchMeans.BlockBars(key.Horizon);
        blocks = new RangeSums[Yardstick.BlockOf(dates.Count, key.Horizon) + 1];
        span = new CardSpan(dates.Count);
    }

    public int Horizon => key.Horizon;

    private int ClosedBlocks => dates.Count / blockBars;

    /// <param name="place">Its issue date.</param>
    public void Add(int place, in RangeSettlement range)
    {
        if (!(range.BaselineScale > 0)) return;
        blocks[Yardstick.BlockOf(place, key.Horizon)].Add(in range);
        span.Add(place, range.IssueBar);
    }

    public void Merge(RangeTally other)
    {
        for (int i = 0; i < blocks.Length; i++) blocks[i].Add(in other.blocks[i]);
        span.Merge(other.span);
    }

    public void Clear()
    {
        Array.Clear(blocks);
        span.Clear();
    }

    /// <param name="trailing">Also say how coverage went over time.</param>
    public ClaimCard ToCard(CardScope scope, bool trailing)
    {
        RangeSums all = default;
        foreach (ref readonly RangeSums block in blocks.AsSpan()) all.Add(in block);
        ClaimCard card = new(
            key.Who, key.Target, scope.Interval, scope.Scope, scope.Ran.Text(), all.Calls, span.EffectiveSample(key.Horizon), null, null,
            new CardBaseline(key.Baseline, null), Measured.Unknown, Measured.Unknown, null, null, null, [], [], null,
            ClaimState.Unproven.Text(), null, null);
        return all.Calls == 0 ? card : Measure(card, in all, trailing);
    }

    private ClaimCard Measure(ClaimCard card, in RangeSums all, bool trailing)
    {
        BatchMeans gain = new(blockBars);
        for (int i = 0; i < ClosedBlocks; i++) gain.AddBlock(blocks[i].ScoreGain, blocks[i].Calls);
        double calls = all.Calls, held80 = all.Held80 / calls, held90 = all.Held90 / calls;
        double perCall = FixedPoint.Value(all.BaselineScore) / calls;
        Measured skill = CardTally.Of(all.ScoreGain / calls, gain.Low, gain.High, perCall);
        return card with
        {
            RangeCoverage = new RangeCoverage(
                held80, held90, FixedPoint.Value(all.Width) / calls, all.BaselineHeld80 / calls, all.BaselineHeld90 / calls,
                FixedPoint.Value(all.BaselineWidth) / calls, skill, trailing ? Trailing() : []),
            CalibrationError = CardTally.Finite(Math.Max(0, (Excess(held80, 0.80, card.EffectiveSample) + Excess(held90, 0.90, card.EffectiveSample)) / 2)),
            State = Judgement.OfRanges(key.Horizon, card.EffectiveSample, gain, held80, held90).Text(),
            From = dates[span.First],
            To = dates[span.Last],
            Chance = CardTally.Finite(gain.Chance),
        };
    }

    /// <summary>Distance from what was promised, less what chance alone would show of a perfect range.</summary>
    private static double Excess(double held, double promised, double effectiveSample) =>
        Math.Abs(held - promised) - Math.Sqrt(2 * promised * (1 - promised) / (Math.PI * effectiveSample));

    private List<TrailingCoverage> Trailing()
    {
        List<TrailingCoverage> points = [];
        int window = (TrailingDates + blockBars - 1) / blockBars;
        for (int end = window; end <= ClosedBlocks; end++)
        {
            RangeSums sums = default;
            for (int i = end - window; i < end; i++) sums.Add(in blocks[i]);
            if (sums.Calls > 0 && blocks[end - window].Calls > 0)
                points.Add(new TrailingCoverage(dates[end * blockBars - 1], (double)sums.Held80 / sums.Calls, (double)sums.Held90 / sums.Calls));
        }
        return points;
    }

    /// <summary>Sums in whole numbers; scores in units of the baseline's volatility, so that a wild symbol does not drown a calm one.</summary>
    private struct RangeSums
    {
        public long Calls, Held80, Held90, BaselineHeld80, BaselineHeld90, Width, BaselineWidth, Score, BaselineScore;

        public readonly double ScoreGain => FixedPoint.Value(BaselineScore - Score);

        public void Add(in RangeSettlement range)
        {
            double move = Math.Abs(range.Move);
            Calls++;
            if (move <= range.Reach80) Held80++;
            if (move <= range.Reach90) Held90++;
            if (move <= range.BaselineReach80) BaselineHeld80++;
            if (move <= range.BaselineReach90) BaselineHeld90++;
            Width += FixedPoint.Of(2 * Math.Sinh(range.Reach90));
            BaselineWidth += FixedPoint.Of(2 * Math.Sinh(range.BaselineReach90));
            Score += ScoreOf(range.Reach90, move, range.BaselineScale);
            BaselineScore += ScoreOf(range.BaselineReach90, move, range.BaselineScale);
        }

        public void Add(in RangeSums other)
        {
            Calls += other.Calls;
            Held80 += other.Held80;
            Held90 += other.Held90;
            BaselineHeld80 += other.BaselineHeld80;
            BaselineHeld90 += other.BaselineHeld90;
            Width += other.Width;
            BaselineWidth += other.BaselineWidth;
            Score += other.Score;
            BaselineScore += other.BaselineScore;
        }

        private static long ScoreOf(double reach, double move, double scale) =>
            FixedPoint.Of((2 * reach + Penalty * Math.Max(0, move - reach)) / scale);
    }
}
