using System.Diagnostics;

namespace GoldenSignals.Bench.Backtests;

/// <summary>Wall time of two threads against one, least of several rounds in turn: other programs on the machine only ever slow a round down.</summary>
internal static class Speedup
{
    private const int Rounds = 5;

    public static (double Gain, bool Same) Of(Func<int, string> run)
    {
        string expected = run(1);
        double one = double.MaxValue, two = double.MaxValue;
        bool same = true;
        for (int round = 0; round < Rounds; round++)
        {
            one = Math.Min(one, Clock(1));
            two = Math.Min(two, Clock(2));
        }
        return (one / two, same);

        double Clock(int threads)
        {
            long began = Stopwatch.GetTimestamp();
            same &= run(threads) == expected;
            return Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
    }
}
