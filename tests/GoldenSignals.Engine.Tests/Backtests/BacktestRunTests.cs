using GoldenSignals.Core;
using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Backtests;

namespace GoldenSignals.Engine.Tests.Backtests;

public sealed class BacktestRunTests
{
    [Theory]
    [InlineData("sma:5,20")]
    [InlineData("lean")]
    public void Two_threads_give_the_bits_of_one(string rule)
    {
        BacktestOutcome one = Run(rule, threads: 1), two = Run(rule, threads: 2);
        Assert.Equal(one.ResultHash, two.ResultHash);
        Assert.Equal(one.DataHash, two.DataHash);
        Assert.Equal(one.Stats, two.Stats);
        Assert.Equal(one.CostCases, two.CostCases);
        Assert.Equal(one.Baselines.SelectMany(line => line.Equities), two.Baselines.SelectMany(line => line.Equities));
        Assert.Equal(one.Baselines.Select(line => (line.End, line.DrawsBeaten)), two.Baselines.Select(line => (line.End, line.DrawsBeaten)));
    }

    [Fact]
    public void A_higher_fee_never_earns_more()
    {
        IReadOnlyList<CostCase> cases = Run("sma:5,20").CostCases;
        Assert.Equal([0.0, 5, 10, 20], cases.Select(one => one.Bp));
        Assert.Equal(cases.Select(one => one.End).OrderDescending(), cases.Select(one => one.End));
        Assert.NotEqual(cases[0].End, cases[3].End);
    }

    [Fact]
    public void Buying_and_holding_is_its_own_baseline()
    {
        BacktestOutcome outcome = Run("buyhold");
        Assert.Equal(outcome.Result.End / 1e6, outcome.Baselines.Single(one => one.Name == "buy and hold").End);
    }

    [Fact]
    public void One_simulated_symbol_makes_the_whole_run_synthetic() =>
        Assert.Equal(DataLabel.Synthetic, Run("buyhold", label: place => place == 3 ? DataLabel.Synthetic : DataLabel.Imported).Label);

    [Fact]
    public void A_stopped_run_gives_nothing() => Assert.ThrowsAny<OperationCanceledException>(
        () => new BacktestRun(Plan("sma:5,20", 1, _ => DataLabel.Imported)).Run(1, double.NaN, new CancellationToken(canceled: true)));

    [Fact]
    public void It_says_how_far_it_is()
    {
        var heard = new Heard();
        new BacktestRun(Plan("sma:5,20", 1, _ => DataLabel.Imported), heard).Run(1, double.NaN, TestContext.Current.CancellationToken);
        Assert.Equal(heard.Shares.Order(), heard.Shares);
        Assert.Equal(1, heard.Shares[^1]);
    }

    [Fact]
    public void More_variants_tried_make_a_result_less_sure()
    {
        double few = Run("sma:5,20", variants: 1).Stats.DeflatedSharpe, many = Run("sma:5,20", variants: 500).Stats.DeflatedSharpe;
        Assert.True(many < few, $"{many} is not below {few}");
    }

    private static BacktestOutcome Run(string rule, int threads = 2, int variants = 1, Func<int, DataLabel>? label = null) =>
        new BacktestRun(Plan(rule, threads, label ?? (_ => DataLabel.Imported))).Run(variants, double.NaN, TestContext.Current.CancellationToken);

    private static BacktestPlan Plan(string rule, int threads, Func<int, DataLabel> label) => new(
        Rules.Parse(rule, SessionSettings.Default), new BacktestSettings(),
        [.. Enumerable.Range(0, 6).Select(place => (Func<CancellationToken, FoundBars?>)(_ => new FoundBars(Series(place), label(place), "test")))], rule)
    {
        Threads = threads, Draws = 4,
    };

    private static PriceSeries Series(int place)
    {
        const int days = 600;
        var random = new SeededRandom(21, (ulong)place);
        long[] times = new long[days], opens = new long[days], highs = new long[days], lows = new long[days], closes = new long[days];
        double price = 500_000;
        for (int i = 0; i < days; i++)
        {
            (times[i], opens[i]) = ((18_000L + i) * 86_400_000_000, (long)price);
            price *= Math.Exp((0.015 * random.NextNormal()) + 0.0003);
            closes[i] = (long)price;
            (highs[i], lows[i]) = (Math.Max(opens[i], closes[i]) + 2_000, Math.Min(opens[i], closes[i]) - 2_000);
        }
        return new PriceSeries(new Symbol($"S{place}", AssetClass.Equity, "US"), Interval.Day1, times, opens, highs, lows, closes, [])
        {
            Volumes = [.. Enumerable.Repeat(1_000_000.0, days)],
        };
    }

    private sealed class Heard : IProgress<BacktestProgress>
    {
        public List<double> Shares { get; } = [];

        public void Report(BacktestProgress value) => Shares.Add(value.Done);
    }
}
