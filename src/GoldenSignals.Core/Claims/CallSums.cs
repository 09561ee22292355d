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

    public void Add(in Call call)
    {
        double outcome = call.Yes ? 1 : 0;
        Calls++;
        if (call.SaysYes == call.Yes) Hits++;
        if (call.BaselineSaysYes == call.Yes) BaselineHits++;
        if (call.Published > 0.5 == call.Yes) PublishedHits++;
        Error += Square(call.Probability - outcome);
        BaselineError += Square(call.BaselineProbability - outcome);
        ClimatologyError += Square(call.BaseRate - outcome);
        PublishedError += Square(call.Published - outcome);
        LogLoss += Loss(call.Probability, call.Yes);
        BaselineLogLoss += Loss(call.BaselineProbability, call.Yes);
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

    private static long Square(double distance) => FixedPoint.Of(distance * distance);

    private static long Loss(double probability, bool yes) => FixedPoint.Of(-Math.Log(yes ? probability : 1 - probability));
}
