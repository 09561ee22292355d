namespace GoldenSignals.Core.Metrics;

/// <summary>The mean of something that comes in overlapping, dependent pieces, with a 95 % interval from the means of closed blocks of bars.</summary>
/// <remarks>Batch means with unequal batches: the ratio estimator of Cochran, Sampling Techniques, 6.3, and Student's t with one degree
/// of freedom less than there are blocks. A block closes after a fixed number of bars, whether or not anything was added in it.</remarks>
public sealed class BatchMeans
{
    /// <summary>Closed blocks before an interval is said.</summary>
    public const int BlocksMin = 10;

    private readonly int blockBars;
    private int bars;
    private double sum, count;
    private double sums, counts, sumSquares, cross, countSquares;
    private int blocks;

    public BatchMeans(int blockBars)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockBars, 1);
        this.blockBars = blockBars;
    }

    /// <summary>Length of a block for a horizon: at least 20 bars and twice the horizon, so that neighbours hardly share outcomes.</summary>
    public static int BlockBars(int horizon) => Math.Max(20, 2 * horizon);

    /// <summary>Mean over closed blocks; NaN before the first.</summary>
    public double Mean { get; private set; } = double.NaN;

    /// <summary>Lower end of the 95 % interval; NaN while there are too few blocks.</summary>
    public double Low { get; private set; } = double.NaN;

    public double High { get; private set; } = double.NaN;

    /// <summary>Probability of a mean this high where the true one is 0; NaN while there are too few blocks.</summary>
    public double Chance { get; private set; } = double.NaN;

    /// <summary>Sum and number of what was added in the block that closed last.</summary>
    public (double Sum, double Count) LastBlock { get; private set; }

    public void Add(double value)
    {
        sum += value;
        count++;
    }

    /// <summary>Ends a bar; true when a block closed with it.</summary>
    public bool EndBar()
    {
        if (++bars < blockBars) return false;
        bars = 0;
        AddBlock(sum, count);
        sum = 0;
        count = 0;
        return true;
    }

    /// <summary>Takes a whole block at once: the sum of what fell in it, and how many.</summary>
    public void AddBlock(double blockSum, double blockCount)
    {
        LastBlock = (blockSum, blockCount);
        if (blockCount == 0) return;
        blocks++;
        sums += blockSum;
        counts += blockCount;
        sumSquares += blockSum * blockSum;
        cross += blockSum * blockCount;
        countSquares += blockCount * blockCount;
        Measure();
    }

    private void Measure()
    {
        Mean = sums / counts;
        if (blocks < BlocksMin) return;
        double deviation = Math.Max(0, sumSquares - 2 * Mean * cross + Mean * Mean * countSquares);
        double error = Math.Sqrt(deviation * blocks / (blocks - 1.0)) / counts;
        double reach = StudentT.Quantile975(blocks - 1) * error;
        Low = Mean - reach;
        High = Mean + reach;
        Chance = error > 0 ? StudentT.UpperTail(Mean / error, blocks - 1) : Mean > 0 ? 0 : 1;
    }
}
