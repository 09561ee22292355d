using GoldenSignals.Bench.Measuring;
using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Backtests;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Bench.Backtests;

/// <summary>A crossover of 10 and 30 days with fees, on real files under many tickers: the setting that other programs were measured in.</summary>
internal sealed class BacktestCase : IBenchCase
{
    private const int Symbols = 100, ManySymbols = 500;
    private const double EngineGoal = 10e6, SecondsMax = 1.5, MegabytesMax = 250, CoresGoal = 1.8;

    /// <summary>LEAN on the same task, research of 2026-11-22: 100 symbols, start to report, on this kind of machine.</summary>
    private const double LeanSeconds = 30.6;

    private static readonly BacktestSettings Account = new() { Cash = 1_000_000 * LotValue.Money, Costs = new Costs(1_000, 0, 0, 0) };

    public string Name => "backtest";

    public string Title => $"a crossover of 10 and 30 days, fee 0.1 %, on {Symbols} and {ManySymbols} symbols of 5,849 daily bars";

    public void Run(Section section)
    {
        using var folder = new TempFolder();
        if (LeanCopies.Make(Path.Combine(folder.Path, "lean"), Symbols) is not { } lean)
        {
            section.Remark("Not measured: LEAN's sample data is not on this machine.");
            return;
        }
        Engine(section, folder.Path, lean);
        Cores(section, folder.Path);
        Whole(section, folder.Path, lean);
    }

    private static void Engine(Section section, string folder, string lean)
    {
        using Database database = Fill(folder, lean);
        var store = new BarStore(database);
        IReadOnlyList<SeriesInfo> list = store.List();
        Decided[] decided = Decide(store, list);
        LeanBars files = LeanBars.Open(lean, TimeProvider.System, interval: Interval.Day1, asFiled: true);
        double bars = decided.Sum(one => (double)one.Series.Count);
        IReadOnlyList<Score> scores = Contest.Run(
            Contender.Of("LEAN zips read by `LeanBars`, nothing traded", bars, () => Read(files)),
            Contender.Of("out of our store, decided and traded", bars, () => Check(Backtest.Run(Decide(store, list), Account))),
            Contender.Of("decided and traded, bars in memory", bars, () => Check(Backtest.Run([.. decided.Select(one => Decide(one.Series))], Account))),
            Contender.Of("traded, decided before", bars, () => Check(Backtest.Run(decided, Account))));
        section.Table($"one core: orders, fees, cash and equity of {Symbols} symbols, {bars:#,0} bars", "ns a bar", 1, scores[0], scores);
        double perSecond = 1e9 / scores[1].Median;
        section.Goal("≥ 10 M bars/s out of our store with fees, orders, cash and equity, one core", $"{perSecond / 1e6:0.0} M", perSecond >= EngineGoal);
    }

    private static void Cores(Section section, string folder)
    {
        using var database = Database.Open(Path.Combine(folder, "data"));
        var store = new BarStore(database);
        IReadOnlyList<SeriesInfo> list = store.List();
        Func<CancellationToken, FoundBars?>[] load = [.. list.Take(20).Select(info => (Func<CancellationToken, FoundBars?>)(_ => Load(store, info)))];
        BacktestOutcome Run(int threads) => new BacktestRun(
            new BacktestPlan(SessionRule.Lean(SessionSettings.Default), Account, load, "bench") { Threads = threads }).Run(1, double.NaN, CancellationToken.None);
        (double gain, bool same) = Speedup.Of(threads => Run(threads).ResultHash);
        section.Goal($"two cores ≥ {CoresGoal} × one, the whole workflow on 20 symbols with every baseline, wall time", $"{gain:0.00} ×, {(same ? "same bits" : "OTHER BITS")}",
            gain >= CoresGoal && same);
    }

    private static void Whole(Section section, string folder, string lean)
    {
        string many = LeanCopies.Make(Path.Combine(folder, "many"), ManySymbols)!;
        BacktestProcess.Result hundred = BacktestProcess.Run(lean, Path.Combine(folder, "one")), five = BacktestProcess.Run(many, Path.Combine(folder, "two"));
        section.Table(
            ["`golden backtest @all --lean`, a process of its own, start to report, baselines included", "wall s, least of 3", "processor s", "peak MB", "orders"],
            [Row($"{Symbols} symbols", hundred), Row($"{ManySymbols} symbols", five)]);
        section.Goal($"{Symbols} symbols of LEAN's zips, start to report, ≤ {SecondsMax} s (LEAN: {LeanSeconds} s)", $"{hundred.WallSeconds:0.00} s wall, "
            + $"{hundred.ProcessorSeconds:0.00} s of processor time", hundred.WallSeconds <= SecondsMax);
        section.Goal($"{ManySymbols} symbols ≤ {MegabytesMax} MB", $"{five.PeakMegabytes:0} MB", five.PeakMegabytes <= MegabytesMax);
        section.Goal("the orders of LEAN's own decimals", $"{hundred.Orders:#,0}", hundred.Orders == 21_640);
    }

    private static string[] Row(string name, BacktestProcess.Result run) =>
        [name, $"{run.WallSeconds:0.00}", $"{run.ProcessorSeconds:0.00}", $"{run.PeakMegabytes:0}", $"{run.Orders:#,0}"];

    private static Database Fill(string folder, string lean)
    {
        var database = Database.Open(Path.Combine(folder, "data"));
        var options = new ImportOptions(ImportFormat.Lean, Interval: Interval.Day1, Adjust: false);
        new Importer(new BarStore(database), TimeProvider.System).ImportAsync(lean, options, null, CancellationToken.None).GetAwaiter().GetResult();
        return database;
    }

    private static FoundBars Load(BarStore store, SeriesInfo info)
    {
        StoredBars stored = store.Load(info.Series)!;
        return new FoundBars(BacktestBars.Of(info.Series, stored.Bars, stored.Actions), stored.Label, stored.Source);
    }

    private static Decided[] Decide(BarStore store, IReadOnlyList<SeriesInfo> list)
    {
        var clocks = new SharedClocks();
        return [.. list.Select(info => Load(store, info).Series).Select(series => Decide(series with { Times = clocks.Share(series.Times), Volumes = [] }))];
    }

    private static Decided Decide(PriceSeries series) => new(series, new SmaRule(10, 30).Decide(series));

    private static void Read(LeanBars lean)
    {
        foreach (Series series in lean.List())
        {
            lean.FetchAsync(series, CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    private static void Check(BacktestResult? result)
    {
        if (result?.Fills.Count is not 21_640)
        {
            throw new InvalidOperationException($"{result?.Fills.Count} orders were filled; LEAN fills 21,640.");
        }
    }
}
