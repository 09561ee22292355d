using GoldenSignals.Bench.Measuring;
using GoldenSignals.Core;
using GoldenSignals.Core.Indicators;

namespace GoldenSignals.Bench.Indicators;

/// <summary>Three indicators, a bar at a time, against the same in C over whole columns.</summary>
internal sealed class IndicatorCase : IBenchCase
{
    private const int Bars = 1_000_000, Passes = 10;

    private const double FirstStepMax = 2, MoonshotMax = 1;

    private readonly long[] closes = new long[Bars];
    private readonly double[] first = new double[Bars], second = new double[Bars], third = new double[Bars];

    public string Name => "indicators";

    public string Title => "SMA 20, RSI 14 and MACD 12/26/9 over a million bars, streaming, against Tulip's C in batch";

    public void Run(Section section)
    {
        if (!File.Exists(Tulip.Program))
        {
            throw new InvalidOperationException("Tulip is not built; run this through bench/run, which needs npm and gcc.");
        }
        Draw();
        using var tulip = new Tulip(Tulip.Program, Array.ConvertAll(closes, static close => (double)close), Passes);
        Compare(section, tulip, "sma", "SMA 20", Sma);
        Compare(section, tulip, "rsi", "RSI 14", Rsi);
        Compare(section, tulip, "macd", "MACD 12/26/9", Macd);
    }

    private void Compare(Section section, Tulip tulip, string word, string name, Action run)
    {
        double units = (double)Bars * Passes;
        double theirs = 0;
        IReadOnlyList<Score> scores = Contest.Run(
            Contender.Of($"Tulip C -O2, batch: {name}", units, () => theirs = tulip.Run(word)) with { Clock = tulip.Clock },
            Contender.Of($"streaming: {name}", units, run));
        // Tulip gives MACD 12/26 the rounded weights 0.15 and 0.075, so only the others must agree.
        if (word != "macd" && Math.Abs(first[^1] - theirs) > 1e-6 * Math.Abs(theirs))
        {
            throw new InvalidOperationException($"{name} is {first[^1]} here and {theirs} in Tulip: not the same work.");
        }
        section.Table($"{name}", "ns a bar", 1, scores[0], scores);
        double ratio = scores[1].Over(scores[0]);
        section.Goal($"{name} ≤ {FirstStepMax} × Tulip", $"{Section.Number(ratio)} ×", ratio <= FirstStepMax);
        section.Goal($"{name} ≤ {MoonshotMax} × Tulip, the far goal", $"{Section.Number(ratio)} ×", ratio <= MoonshotMax);
    }

    private void Sma()
    {
        for (int pass = 0; pass < Passes; pass++)
        {
            var sma = new Sma(20);
            for (int i = 0; i < closes.Length && i < first.Length; i++)
            {
                sma.Update(closes[i]);
                first[i] = sma.Value;
            }
        }
    }

    private void Rsi()
    {
        for (int pass = 0; pass < Passes; pass++)
        {
            var rsi = new Rsi(14);
            for (int i = 0; i < closes.Length && i < first.Length; i++)
            {
                rsi.Update(closes[i]);
                first[i] = rsi.Value;
            }
        }
    }

    private void Macd()
    {
        for (int pass = 0; pass < Passes; pass++)
        {
            var macd = new Macd(12, 26, 9);
            for (int i = 0; i < closes.Length && i < first.Length; i++)
            {
                macd.Update(closes[i]);
                first[i] = macd.Line;
                second[i] = macd.Signal;
                third[i] = macd.Histogram;
            }
        }
    }

    /// <summary>A walk of about one per cent a bar.</summary>
    private void Draw()
    {
        var random = new SeededRandom(20);
        double log = 0;
        for (int i = 0; i < Bars; i++)
        {
            log += 0.01 * random.NextNormal() - 0.0001 * log;
            closes[i] = (long)(1_000_000 * Math.Exp(log));
        }
    }
}
