using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Learning;
using GoldenSignals.Core.Metrics;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Consensus;

/// <summary>Why there is no claim at a bar.</summary>
public enum NoClaim
{
    None,

    /// <summary>The target cannot ask yet, or its data are missing.</summary>
    NotAsked,

    /// <summary>Fewer than 252 answers are known.</summary>
    TooFewAnswers,

    /// <summary>Too few agents hold an opinion.</summary>
    NoQuorum,
}

/// <summary>The agents' voices on one target, made into one calibrated probability: logit(raw) = a·(logit(base) + λ·Σ βᵢ·sᵢ) + b.</summary>
/// <remarks>Weights, calibration and record learn only from this session's own settled claims, in the step that settles them and
/// before the next opinions. A claim waits in a ring of as many places as its target has bars.</remarks>
public sealed class TargetConsensus
{
    /// <summary>Raw probabilities stay inside these.</summary>
    public const double RawMin = 0.01, RawMax = 0.99;

    private const double WeightRidge = 1;
    private static readonly double LogitMax = Odds.Logit(RawMax);

    private readonly OnlineLogistic weights;
    private readonly Calibration calibration = new();
    private readonly BatchMeans[] agentLift;
    private readonly Lift[] openLift;
    private readonly Pending[] pending;
    private readonly double[] pastStrengths;
    private readonly bool[] held;
    private readonly double[] settledStrengths;
    private readonly double[] contributions;
    private readonly double[] contributionsIfProven;
    private readonly int voices;
    private readonly int counted;
    private readonly int blockBars;
    private readonly double exampleWeight;
    private int slot, barsInBlock;
    private Settlement settled = Settlement.None;

    /// <param name="voices">How many installed agents speak on this target.</param>
    /// <param name="counted">How many of them, the first ones, count for the quorum; all when left out or 0.</param>
    public TargetConsensus(Target target, int voices, int counted = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(voices, 1);
        Target = target;
        this.voices = voices;
        this.counted = counted > 0 ? counted : voices;
        Skill = new Skill(target.Horizon);
        weights = new OnlineLogistic(new double[voices], WeightRidge);
        contributions = new double[voices];
        contributionsIfProven = new double[voices];
        pending = new Pending[target.Horizon];
        pastStrengths = new double[target.Horizon * voices];
        held = new bool[target.Horizon * voices];
        settledStrengths = new double[voices];
        blockBars = BatchMeans.BlockBars(target.Horizon);
        exampleWeight = 1.0 / target.Horizon;
        openLift = new Lift[voices];
        agentLift = new BatchMeans[voices];
        for (int i = 0; i < voices; i++) agentLift[i] = new BatchMeans(blockBars);
    }

    public Target Target { get; }

    public Skill Skill { get; }

    /// <summary>Opinions a claim needs: half of the voices, at least one.</summary>
    public int Quorum => Math.Max(1, (counted + 1) / 2);

    /// <summary>What it claims at the latest bar, or why it does not.</summary>
    public NoClaim Silence { get; private set; } = NoClaim.NotAsked;

    public double BaseRate { get; private set; }

    public double Raw { get; private set; }

    /// <summary>Raw when the record is weak or better, else the base rate.</summary>
    public double Published => Skill.State == ClaimState.Unproven ? BaseRate : Raw;

    /// <summary>What the calibration adds: logit(base), the contributions in order, and this add exactly to logit(raw).</summary>
    public double CalibrationShare { get; private set; }

    /// <summary>Share of each voice in logit(raw); 0 while it is unproven on this target.</summary>
    public ReadOnlySpan<double> Contributions => contributions;

    /// <summary>The share each voice would have if it were proven.</summary>
    public ReadOnlySpan<double> ContributionsIfProven => contributionsIfProven;

    /// <summary>What settled at the latest bar; whoever knows the calendar adds when it was issued.</summary>
    public ref readonly Settlement Settled => ref settled;

    /// <summary>What each voice had said of it, NaN where it was silent.</summary>
    public ReadOnlySpan<double> SettledStrengths => settledStrengths;

    /// <summary>Whether a voice's own lift over the baseline lies above 0 on this target.</summary>
    public bool IsProven(int voice) => openLift[voice].IsProven;

    /// <summary>Settles the claim that ends at the target's latest bar and learns from it.</summary>
    public void Settle(bool yearEnded)
    {
        settled = Settlement.None;
        if (pending[slot].Asked && !double.IsNaN(Target.Answer)) Close(Target.Answer);
        if (++barsInBlock == blockBars) EndBlock();
        if (yearEnded) calibration.EndYear();
    }

    private void EndBlock()
    {
        barsInBlock = 0;
        for (int i = 0; i < voices; i++)
        {
            agentLift[i].AddBlock(openLift[i].Sum, openLift[i].Count);
            openLift[i] = new Lift(agentLift[i].Low > 0, 0, 0);
        }
        Skill.EndBlock();
    }

    /// <summary>Makes the claim of the latest bar from the voices in their fixed order.</summary>
    /// <param name="strengths">Score × confidence of each voice, NaN where it abstains.</param>
    public void Form(ReadOnlySpan<double> strengths)
    {
        Span<double> heard = pastStrengths.AsSpan(slot * voices, voices);
        int heldCount = Hear(strengths, heard, held.AsSpan(slot * voices, voices));
        BaseRate = Target.BaseRate;
        Silence = !Target.Asks ? NoClaim.NotAsked
            : Target.Known < Target.KnownMin ? NoClaim.TooFewAnswers
            : heldCount < Quorum ? NoClaim.NoQuorum
            : NoClaim.None;
        ref Pending put = ref pending[slot];
        put.Asked = Silence is NoClaim.None or NoClaim.NoQuorum;
        put.Claimed = Silence == NoClaim.None;
        if (put.Asked) Ask(ref put);
        if (put.Claimed) Claim(ref put, heard);
        slot = slot + 1 == pending.Length ? 0 : slot + 1;
    }

    private void Ask(ref Pending put)
    {
        put.BaseRate = BaseRate;
        put.BaselineProbability = Target.BaselineProbability;
        put.BaselineSaysYes = Target.BaselineSaysYes;
        (put.Raw, put.Published, put.State) = (0, 0, default);
    }

    private void Claim(ref Pending put, ReadOnlySpan<double> heard)
    {
        put.BaseLogit = Odds.Logit(BaseRate);
        put.AgentsSum = Pool(put.BaseLogit, heard);
        (put.Raw, put.Published, put.State) = (Raw, Published, Skill.State);
    }

    private int Hear(ReadOnlySpan<double> strengths, Span<double> heard, Span<bool> holds)
    {
        int heldCount = 0;
        for (int i = 0; i < heard.Length; i++)
        {
            holds[i] = !double.IsNaN(strengths[i]);
            heard[i] = holds[i] ? strengths[i] : 0;
            if (holds[i] && i < counted) heldCount++;
        }
        return heldCount;
    }

    private double Pool(double baseLogit, ReadOnlySpan<double> heard)
    {
        double sum = baseLogit, proven = 0, scale = calibration.A * calibration.Lambda;
        for (int i = 0; i < voices; i++)
        {
            double vote = weights.Weights[i] * heard[i];
            contributionsIfProven[i] = scale * vote;
            contributions[i] = 0;
            if (!IsProven(i)) continue;
            contributions[i] = contributionsIfProven[i];
            proven += vote;
            sum += contributions[i];
        }
        double wanted = sum + (calibration.A - 1) * baseLogit + calibration.B;
        CalibrationShare = Math.Clamp(wanted, -LogitMax, LogitMax) - sum;
        Raw = Math.Clamp(Odds.Probability(sum + CalibrationShare), RawMin, RawMax);
        return proven;
    }

    private void Close(double outcome)
    {
        ref readonly Pending put = ref pending[slot];
        settled = new Settlement(
            0, default, 0, outcome, put.Claimed, put.Raw, put.Published, put.BaseRate, put.BaselineProbability, put.BaselineSaysYes, put.State);
        for (int i = 0, at = slot * voices; i < voices; i++, at++) settledStrengths[i] = held[at] ? pastStrengths[at] : double.NaN;
        if (put.Claimed) Learn(in put, outcome);
    }

    private void Learn(in Pending claim, double outcome)
    {
        bool yes = outcome > 0.5;
        Span<double> past = pastStrengths.AsSpan(slot * voices, voices);
        weights.Learn(past, claim.BaseLogit, yes, exampleWeight);
        // Correcting a bare base rate would be a forecast of the base rate's drift, and pass for skill where no agent has any.
        if (claim.AgentsSum != 0) calibration.Learn(claim.BaseLogit, claim.AgentsSum, yes, exampleWeight);
        double baselineHit = claim.BaselineSaysYes == yes ? 1 : 0;
        for (int i = 0; i < voices; i++)
        {
            if (!held[slot * voices + i]) continue;
            double hit = past[i] > 0 == yes ? 1 : 0;
            openLift[i] = openLift[i] with { Sum = openLift[i].Sum + (hit - baselineHit), Count = openLift[i].Count + 1 };
        }
        Skill.Add(claim.Raw, claim.BaselineProbability, claim.BaselineSaysYes, outcome);
    }

    /// <summary>What a voice gained on the baseline in the block that is open, and whether the closed ones prove it.</summary>
    private readonly record struct Lift(bool IsProven, double Sum, double Count);

    private struct Pending
    {
        public bool Asked, Claimed, BaselineSaysYes;
        public ClaimState State;
        public double BaseRate, BaseLogit, AgentsSum, Raw, Published, BaselineProbability;
    }
}
