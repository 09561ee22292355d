using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Claims;

/// <summary>Adds up settled calls of one speaker on one target and makes the card of them.</summary>
/// <remarks>Keeps sums by block of dates and counts by year, never the calls themselves, all in whole numbers: tallies of single series
/// merge into one in whatever order with the same bits. Blocks are those of a session's own record, so both judge by the same numbers.</remarks>
public sealed class CardTally
{
    private readonly CardKey key;
    private readonly IssueDates dates;
    private readonly int blockBars;
    private readonly CallSums[] blocks;
    private readonly YearCells cells;
    private readonly CardSpan span;

    public CardTally(CardKey key, IssueDates dates)
    {
        (this.key, this.dates) = (key, dates);
        blockBars = BatchMeans.BlockBars(key.Horizon);
        blocks = new CallSums[Yardstick.BlockOf(dates.Count, key.Horizon) + 1];
        cells = new YearCells(dates.Years);
        span = new CardSpan(dates.Count);
    }

    public int Horizon => key.Horizon;

    /// <summary>Takes a question that was answered, called or not.</summary>
    public void Ask(in Yardstick question) => blocks[question.Block].Questions++;

    /// <summary>Takes a call whose question was counted.</summary>
    public void Add(in Yardstick question, in Call call)
    {
        blocks[question.Block].Add(in question, in call);
        cells.Add(dates.YearOf(question.Place), call.Probability, question.Yes, call.SaysYes == question.Yes);
        span.Add(question.Place, question.Bar);
    }

    /// <summary>Takes in the calls of other series over the same dates.</summary>
    public void Merge(CardTally other)
    {
        for (int i = 0; i < blocks.Length; i++) blocks[i].Add(in other.blocks[i]);
        cells.Merge(other.cells);
        span.Merge(other.span);
    }

    public void Clear()
    {
        Array.Clear(blocks);
        cells.Clear();
        span.Clear();
    }

    /// <param name="bootstrap">Also draw blocks for the intervals.</param>
    public ClaimCard ToCard(CardScope scope, bool bootstrap)
    {
        CallSums all = default;
        foreach (ref readonly CallSums block in blocks.AsSpan()) all.Add(in block);
        ClaimCard empty = new(
            key.Who, key.Target, scope.Interval, scope.Scope, scope.Ran.Text(), all.Calls, span.EffectiveSample(key.Horizon),
            all.Questions == 0 ? null : (double)all.Calls / all.Questions, null, new CardBaseline(key.Baseline, null), Measured.Unknown,
            Measured.Unknown, null, null, null, [], [], null, ClaimState.Unproven.Text(), null, null);
        return all.Calls == 0 ? empty : Measure(empty, in all, bootstrap);
    }

    private ClaimCard Measure(ClaimCard card, in CallSums all, bool bootstrap)
    {
        BatchMeans gain = new(blockBars), lift = new(blockBars);
        for (int i = 0; i < ClosedBlocks; i++)
        {
            gain.AddBlock(blocks[i].BrierGain, blocks[i].Calls);
            lift.AddBlock(blocks[i].LiftGain, blocks[i].Calls);
        }
        double calls = all.Calls, baselineError = FixedPoint.Value(all.BaselineError);
        double hitRate = all.Hits / calls, baselineRate = all.BaselineHits / calls, perCall = baselineError / calls;
        Reliability reliability = cells.ToReliability();
        ClaimState state = Judgement.Of(card.EffectiveSample, gain, lift, RecentLift(), reliability);
        return card with
        {
            HitRate = hitRate,
            Baseline = card.Baseline with { HitRate = baselineRate },
            Lift = Of(hitRate - baselineRate, lift.Low, lift.High, 1),
            BrierSkill = Of(all.BrierGain / calls, gain.Low, gain.High, perCall),
            BrierSkillClimatology = Finite(1 - (double)all.Error / all.ClimatologyError),
            LogLossSkill = Finite(1 - (double)all.LogLoss / all.BaselineLogLoss),
            CalibrationError = Finite(reliability.Error(card.EffectiveSample)),
            Curve = cells.Curve(),
            Reliability = reliability.Bins(),
            State = state.Text(),
            From = dates[span.First],
            To = dates[span.Last],
            Published = new PublishedScore(all.PublishedHits / calls, 1 - (double)all.PublishedError / all.BaselineError),
            Bootstrap = bootstrap ? Draw(hitRate - baselineRate, all.BrierGain / calls, perCall) : null,
            Chance = Finite(gain.Chance),
        };
    }

    private CardBootstrap Draw(double lift, double gain, double perCall)
    {
        var (liftLow, liftHigh) = Bootstrap.Ratio(blocks.Take(ClosedBlocks).Select(block => (block.LiftGain, (double)block.Calls)));
        var (gainLow, gainHigh) = Bootstrap.Ratio(blocks.Take(ClosedBlocks).Select(block => (block.BrierGain, (double)block.Calls)));
        return new CardBootstrap(Of(lift, liftLow, liftHigh, 1), Of(gain, gainLow, gainHigh, perCall));
    }

    private double RecentLift()
    {
        double sum = 0;
        for (int i = Math.Max(0, ClosedBlocks - Judgement.RecentBlocks(key.Horizon, blockBars)); i < ClosedBlocks; i++) sum += blocks[i].LiftGain;
        return sum;
    }

    /// <summary>A block closes when its last date has passed; what lies in an open one counts for the rates and for no interval yet.</summary>
    private int ClosedBlocks => dates.Count / blockBars;

    internal static Measured Of(double value, double low, double high, double unit) =>
        new(Finite(value / unit), Finite(low / unit), Finite(high / unit));

    internal static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
