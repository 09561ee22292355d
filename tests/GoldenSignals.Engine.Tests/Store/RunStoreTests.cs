using Dapper;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Tests.Store;

public sealed class RunStoreTests
{
    private static readonly RunResult Result = new("data", "result", """{"cards":1}""", """{"cards":[{}]}""");

    [Fact]
    public async Task A_run_is_kept_with_its_settings_and_its_result()
    {
        using var store = new StoreFixture();
        var clock = new ManualClock(StoreFixture.Day(2026));
        var runs = new RunStore(store.Database, clock);
        long id = await runs.BeginAsync(RunKinds.Evaluation, "symbols=SPY", StoreFixture.Stop);
        Assert.Equal(RunState.Running, runs.Find(RunKinds.Evaluation, id)!.State);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await runs.FinishAsync(id, Result, StoreFixture.Stop));
        Run run = Assert.Single(runs.List(RunKinds.Evaluation));
        Assert.Equal(
            new Run(id, RunKinds.Evaluation, StoreFixture.Day(2026), StoreFixture.Day(2026).AddSeconds(5), RunState.Done, "symbols=SPY",
                RunStore.Hash("symbols=SPY"), "data", "result", """{"cards":1}"""),
            run);
        Assert.Equal(Result.Json, runs.Json(id));
        Assert.Empty(runs.List(RunKinds.Backtest));
        Assert.Null(runs.Find(RunKinds.Backtest, id));
    }

    [Fact]
    public async Task A_run_whose_program_died_is_shown_as_cancelled()
    {
        using var store = new StoreFixture();
        var runs = new RunStore(store.Database, TimeProvider.System);
        long id = await runs.BeginAsync(RunKinds.Backtest, "x", StoreFixture.Stop);
        Assert.Equal(RunState.Running, runs.Find(RunKinds.Backtest, id)!.State);
        foreach (string owner in (string[])[$"{Environment.MachineName}/{Environment.ProcessId}/17", "elsewhere/1/17", $"{Environment.MachineName}/999999999/17"])
        {
            await store.Database.WriteAsync(connection => connection.Execute("UPDATE runs SET owner = @owner", new { owner }), StoreFixture.Stop);
            Assert.Equal(RunState.Cancelled, runs.Find(RunKinds.Backtest, id)!.State);
        }
        Assert.Null(runs.Json(id));
    }

    [Fact]
    public async Task A_run_that_was_ended_takes_no_result_any_more()
    {
        using var store = new StoreFixture();
        var runs = new RunStore(store.Database, TimeProvider.System);
        long id = await runs.BeginAsync(RunKinds.Evaluation, "x", StoreFixture.Stop);
        await runs.EndAsync(id, RunState.Failed, "disk full");
        Assert.False(await runs.FinishAsync(id, Result, StoreFixture.Stop));
        Assert.Equal((RunState.Failed, "disk full"), (runs.Find(RunKinds.Evaluation, id)!.State, runs.Find(RunKinds.Evaluation, id)!.Summary));
        Assert.Null(runs.Json(id));
    }

    [Fact]
    public async Task The_registry_counts_each_variant_once_and_each_kind_apart()
    {
        using var store = new StoreFixture();
        var runs = new RunStore(store.Database, TimeProvider.System);
        Assert.Equal(2, await runs.RegisterAsync(RunKinds.Evaluation, ["a", "b"], StoreFixture.Stop));
        Assert.Equal(3, await runs.RegisterAsync(RunKinds.Evaluation, ["b", "c"], StoreFixture.Stop));
        Assert.Equal(1, await runs.RegisterAsync(RunKinds.Backtest, ["a"], StoreFixture.Stop));
        Assert.Equal(3, runs.VariantsTried(RunKinds.Evaluation));
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_and_page_by_page()
    {
        using var store = new StoreFixture();
        var runs = new RunStore(store.Database, TimeProvider.System);
        for (int i = 0; i < 5; i++) await runs.BeginAsync(RunKinds.Evaluation, $"{i}", StoreFixture.Stop);
        IReadOnlyList<Run> first = runs.List(RunKinds.Evaluation, limit: 2);
        Assert.Equal(["4", "3"], first.Select(run => run.Settings));
        Assert.Equal(["2", "1", "0"], runs.List(RunKinds.Evaluation, before: first[^1].Id).Select(run => run.Settings));
    }
}
