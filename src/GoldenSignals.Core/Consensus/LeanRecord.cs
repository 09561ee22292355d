namespace GoldenSignals.Core.Consensus;

/// <summary>The plain vote on direction:5 and what votes like it were followed by.</summary>
/// <remarks>Likeness is one of five bands of the mean strength; the vote is never a probability, only a count of what came after.</remarks>
public sealed class LeanRecord
{
    private const int Bands = 5;

    /// <summary>Mean strengths beyond which a lean is slight, and clear.</summary>
    private const double Slight = 0.03, Clear = 0.12;

    private readonly int[] pending;
    private readonly double[] rose = new double[Bands];
    private readonly double[] known = new double[Bands];
    private int bars, slot;

    public LeanRecord(int horizon) => pending = new int[horizon];

    public double Score { get; private set; }

    public int Up { get; private set; }

    public int Down { get; private set; }

    public int Silent { get; private set; }

    /// <summary>How many leans like today's were followed by a known answer, and how many of them by a rise.</summary>
    public (double Rose, double Known) LikeToday => (rose[Band(Score)], known[Band(Score)]);

    /// <summary>The same over all leans: what always-up would have scored.</summary>
    public (double Rose, double Known) All
    {
        get
        {
            double roseSum = 0, knownSum = 0;
            for (int i = 0; i < Bands; i++)
            {
                roseSum += rose[i];
                knownSum += known[i];
            }
            return (roseSum, knownSum);
        }
    }

    /// <summary>Takes the answer to direction:5 that came due at this bar (NaN for none).</summary>
    public void Settle(double answer)
    {
        if (double.IsNaN(answer) || bars < pending.Length) return;
        int band = pending[slot];
        known[band]++;
        rose[band] += answer;
    }

    /// <summary>Takes the vote of this bar.</summary>
    public void Vote(double sum, int up, int down, int silent)
    {
        (Up, Down, Silent) = (up, down, silent);
        Score = up + down == 0 ? 0 : sum / (up + down);
        pending[slot] = Band(Score);
        bars++;
        slot = slot + 1 == pending.Length ? 0 : slot + 1;
    }

    private static int Band(double score) => score switch
    {
        <= -Clear => 0,
        <= -Slight => 1,
        < Slight => 2,
        < Clear => 3,
        _ => 4,
    };
}
