using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Consensus;

/// <summary>The track record of the consensus on one target in one session: what decides the state of its claims.</summary>
/// <remarks>Computed on the raw probability, never on the published one, and only from claims that have settled.</remarks>
public sealed class Skill
{
    /// <summary>A claim that is its baseline but for rounding gains nothing; added up, rounding could pass for skill.</summary>
    private const double RoundingMax = 1e-12;

    private readonly int horizon;
    private readonly BatchMeans brier;
    private readonly BatchMeans lift;
    private readonly Reliability reliability = new();
    private readonly (double Sum, double Count)[] recentLift;
    private int recentNext;
    private double baselineBrierSum;
    private double gained, lifted, added;

    public Skill(int horizon)
    {
        this.horizon = horizon;
        int block = BatchMeans.BlockBars(horizon);
        brier = new BatchMeans(block);
        lift = new BatchMeans(block);
        recentLift = new (double, double)[Judgement.RecentBlocks(horizon, block)];
    }

    public ClaimState State { get; private set; }

    public int Calls { get; private set; }

    /// <summary>Calls that can count as independent: one in h.</summary>
    public double EffectiveSample => (double)Calls / horizon;

    public double Hits { get; private set; }

    public double BaselineHits { get; private set; }

    /// <summary>Mean gain of hit rate over the baseline, with its interval.</summary>
    public BatchMeans Lift => lift;

    /// <summary>Mean gain in squared error over the baseline, with its interval; divide by <see cref="BaselineBrier"/> for the skill.</summary>
    public BatchMeans BrierGain => brier;

    public double BaselineBrier => Calls == 0 ? double.NaN : baselineBrierSum / Calls;

    public double CalibrationError => reliability.Error(EffectiveSample);

    /// <summary>Takes a settled claim.</summary>
    public void Add(double raw, double baselineProbability, bool baselineSaysYes, double outcome)
    {
        Calls++;
        double baselineError = (baselineProbability - outcome) * (baselineProbability - outcome);
        baselineBrierSum += baselineError;
        double gain = baselineError - (raw - outcome) * (raw - outcome);
        if (Math.Abs(gain) > RoundingMax) gained += gain;
        double hit = raw > 0.5 == outcome > 0.5 ? 1 : 0;
        double baselineHit = baselineSaysYes == outcome > 0.5 ? 1 : 0;
        Hits += hit;
        BaselineHits += baselineHit;
        lifted += hit - baselineHit;
        added++;
        reliability.Add(raw, outcome);
    }

    /// <summary>Ends a block of bars; only then the state may change.</summary>
    public void EndBlock()
    {
        brier.AddBlock(gained, added);
        lift.AddBlock(lifted, added);
        gained = lifted = added = 0;
        recentLift[recentNext] = lift.LastBlock;
        recentNext = recentNext + 1 == recentLift.Length ? 0 : recentNext + 1;
        State = Judgement.Of(EffectiveSample, brier, lift, RecentLift(), reliability);
    }

    private double RecentLift()
    {
        double sum = 0;
        foreach (var block in recentLift) sum += block.Sum;
        return sum;
    }
}
