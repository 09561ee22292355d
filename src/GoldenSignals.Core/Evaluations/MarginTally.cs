using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Evaluations;

/// <summary>The squared error of a consensus over every question on a target, those without a claim scored at the base rate, so that two
/// consensuses can be held against each other question by question.</summary>
internal sealed class MarginTally(int horizon, IssueDates dates)
{
    private readonly int blockBars = BatchMeans.BlockBars(horizon);
    private readonly Sums[] blocks = new Sums[Yardstick.BlockOf(dates.Count, horizon) + 1];

    public void Add(in Yardstick question, in Settlement settled)
    {
        ref Sums block = ref blocks[question.Block];
        block.Questions++;
        block.Error += settled.Claimed ? Yardstick.SquaredError(settled.Raw, question.Yes) : question.ClimatologyError;
        block.BaselineError += question.BaselineError;
        block.BaseRateError += question.ClimatologyError;
    }

    public void Merge(MarginTally other)
    {
        for (int i = 0; i < blocks.Length; i++)
        {
            blocks[i].Questions += other.blocks[i].Questions;
            blocks[i].Error += other.blocks[i].Error;
            blocks[i].BaselineError += other.blocks[i].BaselineError;
            blocks[i].BaseRateError += other.blocks[i].BaseRateError;
        }
    }

    public void Clear() => Array.Clear(blocks);

    /// <summary>Brier skill of this less that of another, with its interval, blocks paired.</summary>
    /// <param name="other">Null where the other makes no claim at all: the base rate is left.</param>
    public Measured Above(MarginTally? other)
    {
        BatchMeans gain = new(blockBars);
        double gained = 0, baseline = 0, questions = 0;
        for (int i = 0; i < blocks.Length; i++)
        {
            ref readonly Sums own = ref blocks[i];
            long without = other is null || other.blocks[i].Questions == 0 ? own.BaseRateError : other.blocks[i].Error;
            double difference = FixedPoint.Value(without - own.Error);
            if (i < dates.Count / blockBars) gain.AddBlock(difference, own.Questions);
            gained += difference;
            baseline += FixedPoint.Value(own.BaselineError);
            questions += own.Questions;
        }
        return questions == 0 ? Measured.Unknown : CardTally.Of(gained / questions, gain.Low, gain.High, baseline / questions);
    }

    private struct Sums
    {
        public long Questions, Error, BaselineError, BaseRateError;
    }
}
