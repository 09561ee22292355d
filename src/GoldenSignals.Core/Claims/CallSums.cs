using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Claims;

/// <summary>Sums over calls in whole numbers, so that they may be added in whatever order. Errors are in units of <see cref="FixedPoint"/>.</summary>
internal struct CallSums
{
    public long Questions, Calls, Hits, BaselineHits, PublishedHits;
    public long Error, BaselineError, ClimatologyError, PublishedError;
    public long LogLoss, BaselineLogLoss;

    public readonly double BrierGain => FixedPoint.Value(BaselineError - Error);

    public readonly double LiftGain => Hits - BaselineHits;

    public void Add(in Yardstick question, in Call call)
    {
        Calls++;
        if (call.SaysYes == question.Yes) Hits++;
        if (question.BaselineRight) BaselineHits++;
        if (call.Published > 0.5 == question.Yes) PublishedHits++;
        long error = Yardstick.SquaredError(call.Probability, question.Yes);
        Error += error;
        BaselineError += question.BaselineError;
        ClimatologyError += question.ClimatologyError;
        PublishedError += call.Published == call.Probability ? error : Yardstick.SquaredError(call.Published, question.Yes);
        LogLoss += Yardstick.LogLoss(call.Probability, question.Yes);
        BaselineLogLoss += question.BaselineLogLoss;
    }

    public void Add(in CallSums other)
    {
        Questions += other.Questions;
        Calls += other.Calls;
        Hits += other.Hits;
        BaselineHits += other.BaselineHits;
        PublishedHits += other.PublishedHits;
        Error += other.Error;
        BaselineError += other.BaselineError;
        ClimatologyError += other.ClimatologyError;
        PublishedError += other.PublishedError;
        LogLoss += other.LogLoss;
        BaselineLogLoss += other.BaselineLogLoss;
    }
}
