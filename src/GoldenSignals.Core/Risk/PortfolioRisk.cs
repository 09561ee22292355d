using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Risk;

/// <summary>What is asked of a risk figure.</summary>
/// <param name="Confidence">Share of the days on which the loss is not exceeded, such as 0.95.</param>
/// <param name="Days">Trading days ahead.</param>
public sealed record RiskQuestion(double Confidence, int Days)
{
    public const double ConfidenceMin = 0.8, ConfidenceMax = 0.999;
    public const int DaysMax = 250;
}

/// <summary>One way of reckoning, and what it says. What it cannot tell is NaN and <see cref="Note"/> says why.</summary>
/// <param name="Method">historical, normal, cornishFisher or monteCarlo.</param>
/// <param name="Low">Ends of the 95 % interval of the value at risk.</param>
/// <param name="Note">What it assumes, the step from one day to many included.</param>
public sealed record TailRisk(string Method, double ValueAtRisk, double ExpectedShortfall, double Low, double High, string Note);

/// <summary>Whose risk it is.</summary>
/// <param name="Component">Its part of the normal value at risk; the parts add up to it (Euler, as in Jorion, Value at Risk, 2007, chapter 7).</param>
public sealed record RiskPart(string Symbol, double Value, double Component, double Share, double Volatility);

/// <summary>What positions together may lose, from the returns of their own past.</summary>
public sealed class PortfolioRisk
{
    /// <summary>Draws of the Monte Carlo; its interval is about 1 % of the value at risk wide at 95 %.</summary>
    public const int Draws = 20_000;

    public const ulong Seed = 20081015;

    /// <summary>Trading days of a year, for yearly volatility.</summary>
    public const double DaysPerYear = 252;

    private const int FreedomMin = 5, FreedomMax = 30;

    private readonly double[] values;
    private readonly double[,] covariance;
    private readonly double[] losses;

    /// <param name="stakes">In the order of the table's symbols.</param>
    public PortfolioRisk(IReadOnlyList<Stake> stakes, ReturnTable returns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(returns.Symbols.Count, stakes.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(returns.Count, 2);
        (Stakes, Returns) = (stakes, returns);
        values = [.. stakes.Select(one => one.Value)];
        covariance = Covariance.Of(returns);
        losses = LossesOf(returns, values);
        Deviation = Covariance.Deviation(covariance, values);
        (Skewness, Kurtosis) = Shape(losses);
    }

    public IReadOnlyList<Stake> Stakes { get; }

    public ReturnTable Returns { get; }

    /// <summary>Of one day's profit or loss, in currency.</summary>
    public double Deviation { get; }

    /// <summary>Of the losses: positive where the large moves are losses.</summary>
    public double Skewness { get; }

    /// <summary>3 for normal ones.</summary>
    public double Kurtosis { get; }

    /// <summary>Degrees of freedom of the t with this kurtosis, 4 + 6/(κ − 3), within 5 and 30; 0 where it is no wider than a normal.</summary>
    public int Freedom => Kurtosis <= 3 + (6.0 / (FreedomMax - 4)) ? 0 : Math.Max(FreedomMin, (int)Math.Round(4 + (6 / (Kurtosis - 3))));

    /// <summary>What the same positions would have been worth on the days of the table, from 1 with every one held as it is now in shares of the gross value.</summary>
    public double[] Path()
    {
        double gross = values.Sum(Math.Abs), now = 1;
        List<double> path = [now];
        for (int day = 0; day < Returns.Count; day++) path.Add(now = Math.Max(0, now * (1 - (DayLoss(Returns, values, day) / gross))));
        return [.. path];
    }

    public IReadOnlyList<TailRisk> Tails(RiskQuestion question) => [Historical(question), Normal(question), Bent(question), Drawn(question)];

    public IReadOnlyList<RiskPart> Parts(RiskQuestion question)
    {
        double whole = ValueAtRisk.Normal(Deviation * Math.Sqrt(question.Days), question.Confidence);
        return
        [
            .. Stakes.Select((one, place) =>
            {
                double share = Deviation > 0 ? one.Value * Covariance.Row(covariance, place, values) / (Deviation * Deviation) : double.NaN;
                return new RiskPart(one.Symbol, one.Value, share * whole, share, Math.Sqrt(covariance[place, place] * DaysPerYear));
            }),
        ];
    }

    private TailRisk Historical(RiskQuestion question)
    {
        double scale = Math.Sqrt(question.Days);
        double[] sorted = [.. losses.Order()];
        (double low, double high) = ValueAtRisk.EmpiricalInterval(sorted, question.Confidence);
        return new TailRisk(
            "historical", scale * ValueAtRisk.Empirical(sorted, question.Confidence), scale * ExpectedShortfall.Empirical(sorted, question.Confidence),
            scale * low, scale * high, $"the days that came, each as likely{Scaled(question)}");
    }

    private TailRisk Normal(RiskQuestion question)
    {
        double deviation = Deviation * Math.Sqrt(question.Days);
        (double low, double high) = ValueAtRisk.NormalInterval(deviation, question.Confidence, Returns.Count);
        return new TailRisk(
            "normal", ValueAtRisk.Normal(deviation, question.Confidence), ExpectedShortfall.Normal(deviation, question.Confidence), low, high,
            $"normal moves around zero{Scaled(question)}; real tails are wider");
    }

    private TailRisk Bent(RiskQuestion question)
    {
        double days = question.Days, deviation = Deviation * Math.Sqrt(days), skewness = Skewness / Math.Sqrt(days), kurtosis = 3 + ((Kurtosis - 3) / days);
        double value = ValueAtRisk.CornishFisher(deviation, skewness, kurtosis, question.Confidence);
        return new TailRisk(
            "cornishFisher", value, ExpectedShortfall.CornishFisher(deviation, skewness, kurtosis, question.Confidence), double.NaN, double.NaN,
            FormattableString.Invariant($"normal moves bent by skewness {skewness:0.00} and kurtosis {kurtosis:0.0}")
            + (double.IsNaN(value) ? ": beyond what the expansion can bend, so nothing is said" : Scaled(question)));
    }

    private TailRisk Drawn(RiskQuestion question)
    {
        double[] drawn = new MonteCarlo(Draws, Seed, Freedom).Losses(values, Cholesky.Of(covariance), question.Days);
        (double low, double high) = ValueAtRisk.EmpiricalInterval(drawn, question.Confidence);
        string law = Freedom == 0 ? "normal moves" : $"Student t moves with {Freedom} degrees of freedom, as wide as the past's,";
        return new TailRisk(
            "monteCarlo", ValueAtRisk.Empirical(drawn, question.Confidence), ExpectedShortfall.Empirical(drawn, question.Confidence), low, high,
            $"{Draws.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} draws of correlated {law} day by day; the interval is of the drawing alone");
    }

    private static string Scaled(RiskQuestion question) => question.Days == 1 ? "" : $", one day times √{question.Days}";

    private static double[] LossesOf(ReturnTable table, double[] values)
    {
        var losses = new double[table.Count];
        for (int day = 0; day < losses.Length; day++) losses[day] = DayLoss(table, values, day);
        return losses;
    }

    private static double DayLoss(ReturnTable table, double[] values, int day)
    {
        double sum = 0;
        for (int symbol = 0; symbol < values.Length; symbol++) sum -= values[symbol] * table.Of(symbol)[day];
        return sum;
    }

    private static (double Skewness, double Kurtosis) Shape(double[] losses)
    {
        double mean = Covariance.Mean(losses), second = 0, third = 0, fourth = 0;
        foreach (double loss in losses)
        {
            double off = loss - mean, square = off * off;
            (second, third, fourth) = (second + square, third + (square * off), fourth + (square * square));
        }
        double variance = second / losses.Length;
        return variance > 0 ? (third / losses.Length / Math.Pow(variance, 1.5), fourth / losses.Length / (variance * variance)) : (0, 3);
    }
}
