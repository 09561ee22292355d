using GoldenSignals.Core.Metrics;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Claims;

/// <summary>Adds up what came of one set-up, by block of dates and in whole numbers, so that tallies of single series merge in whatever order.</summary>
public sealed class SetUpTally(SetUp setUp, IssueDates dates)
{
    private readonly Sums[] blocks = new Sums[Yardstick.BlockOf(dates.Count, SetUp.ExpiryBars) + 1];
    private readonly CardSpan span = new(dates.Count);

    public long Calls => blocks.Sum(block => block.Calls);

    /// <param name="baseRate">Share of random entries on this side that were known to reach their target when it was named.</param>
    public void Add(in Yardstick question, double baseRate)
    {
        ref Sums block = ref blocks[question.Block];
        block.Calls++;
        if (question.Yes) block.Hits++;
        block.Expected += FixedPoint.Of(baseRate);
        span.Add(question.Place, question.Bar);
    }

    public void Merge(SetUpTally other)
    {
        for (int i = 0; i < blocks.Length; i++) blocks[i].Add(in other.blocks[i]);
        span.Merge(other.span);
    }

    public void Clear()
    {
        Array.Clear(blocks);
        span.Clear();
    }

    /// <summary>The record; of a tally with a call.</summary>
    public SetUpRecord ToRecord(CardScope scope)
    {
        const int Horizon = SetUp.ExpiryBars;
        int blockBars = BatchMeans.BlockBars(Horizon);
        BatchMeans lift = new(blockBars);
        Sums all = default;
        for (int i = 0; i < blocks.Length; i++)
        {
            if (i < dates.Count / blockBars) lift.AddBlock(blocks[i].Lift, blocks[i].Calls);
            all.Add(in blocks[i]);
        }
        double calls = all.Calls, effective = span.EffectiveSample(Horizon);
        return new SetUpRecord(
            setUp.Name!, setUp.Side, scope.Interval, scope.Scope, scope.Ran.Text(), all.Calls, effective, all.Hits / calls,
            FixedPoint.Value(all.Expected) / calls, CardTally.Of(all.Lift / calls, lift.Low, lift.High, 1),
            Judgement.OfSetUp(effective, lift).Text(), CardTally.Finite(lift.Chance), dates[span.First], dates[span.Last]);
    }

    private struct Sums
    {
        public long Calls, Hits, Expected;

        public readonly double Lift => Hits - FixedPoint.Value(Expected);

        public void Add(in Sums other)
        {
            Calls += other.Calls;
            Hits += other.Hits;
            Expected += other.Expected;
        }
    }
}
