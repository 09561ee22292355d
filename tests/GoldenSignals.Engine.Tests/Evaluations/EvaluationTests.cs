using System.Text.Json;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Evaluations;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Evaluations;

public sealed class EvaluationTests : IAsyncLifetime
{
    private const int Days = 900;

    private readonly StoreFixture store = new();
    private readonly Runtime.Market market = new(symbols: 5, Days);

    public async ValueTask InitializeAsync() => await market.WriteAsync(store.Bars, Days);

    public ValueTask DisposeAsync()
    {
        store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void One_thread_and_two_give_the_same_bits()
    {
        EvaluationResult one = Run(Request(), threads: 1), two = Run(Request(), threads: 2), five = Run(Request(), threads: 5);
        Assert.Equal(Text(one), Text(two));
        Assert.Equal(Text(one), Text(five));
        Assert.Equal(one.DataHash, two.DataHash);
        Assert.Contains(one.Cards, card => card is { Target: "direction:5", Calls: > 2500 });
    }

    [Fact]
    public void The_order_of_the_symbols_changes_nothing()
    {
        EvaluationRequest request = Request();
        EvaluationResult forth = Run(request), back = Run(request with { Members = [.. request.Members.Reverse()] });
        Assert.Equal(Text(forth), Text(back));
        Assert.Equal(forth.DataHash, back.DataHash);
    }

    [Fact]
    public void The_evaluated_symbols_are_each_others_universe()
    {
        EvaluationRequest request = Request();
        Assert.True(Calls(Run(request), "relative:5") > 500);
        Assert.Equal(0, Calls(Run(request with { Members = [.. request.Members.Take(2)] }), "relative:5"));
        // Replayed bars never stand in one universe with others: three and two make one universe.
        StoredBars[] mixed = [.. request.Members.Select((bars, i) => i < 2 ? bars with { Label = DataLabel.Replay } : bars)];
        EvaluationResult apart = Run(request with { Members = mixed });
        Assert.Equal(Calls(Run(request with { Members = [.. mixed.Skip(2)] }), "relative:5"), Calls(apart, "relative:5"));
    }

    [Fact]
    public void Each_symbol_has_cards_of_its_own_where_they_are_few_or_asked_for()
    {
        EvaluationResult few = Run(Request());
        Assert.Equal(["all", "W0", "W1", "W2", "W3", "W4"], few.Cards.Select(card => card.Scope).Distinct());
        Assert.All(few.Cards.Where(card => card.Scope == "W3"), card => Assert.True(card.Calls < Days));
        Assert.Equal(Calls(few, "direction:5"), few.Cards.Where(card => card is { Who: "consensus", Target: "direction:5" } && card.Scope != "all").Sum(card => card.Calls));
    }

    [Fact]
    public void A_window_counts_only_what_was_issued_in_it()
    {
        DateTime from = market.Closes[600], to = market.Closes[800];
        EvaluationRequest request = Request() with { From = from, To = to };
        ClaimCard card = Run(request).Cards.Single(card => card is { Who: "consensus", Scope: "all", Target: "direction:1" });
        Assert.Equal((market.Closes[601].Date, to.Date), (card.From, card.To));
        Assert.Equal(200 * 5, card.Calls);
    }

    [Fact]
    public async Task A_run_is_filed_with_its_hashes_and_the_variants_tried()
    {
        EvaluationReport first = await RunAsync(Request()), again = await RunAsync(Request());
        Assert.Equal((first.DataHash, first.SettingsHash, first.ResultHash, 1), (again.DataHash, again.SettingsHash, again.ResultHash, again.VariantsTried));
        EvaluationRequest without = Request() with { Settings = SessionSettings.Default with { Disabled = ["macd"] } };
        EvaluationReport other = await RunAsync(without);
        Assert.Equal((2, first.DataHash), (other.VariantsTried, other.DataHash));
        Assert.NotEqual(first.SettingsHash, other.SettingsHash);
        Assert.NotEqual(first.ResultHash, other.ResultHash);
        var runs = new RunStore(store.Database, TimeProvider.System);
        Assert.Equal(EvaluationJson.Write(other), runs.Json(3));
        Assert.Equal("a sentence", EvaluationJson.ReadSummary(runs.Find(RunKinds.Evaluation, 3)!.Summary!).Sentence);
    }

    [Fact]
    public async Task A_run_that_is_stopped_leaves_nothing_but_the_word_cancelled()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(StoreFixture.Stop);
        // Progress is told from the middle of the work.
        var progress = new Then(() => stop.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new EvaluationRuns(store.Database, TimeProvider.System, _ => "").RunAsync(Request() with { Ablate = true }, progress, stop.Token));
        var runs = new RunStore(store.Database, TimeProvider.System);
        Run run = Assert.Single(runs.List(RunKinds.Evaluation));
        Assert.Equal((RunState.Cancelled, null, null, null), (run.State, run.Summary, run.ResultHash, runs.Json(run.Id)));
        Assert.True(run.Finished >= run.Started);
    }

    [Fact]
    public void Leaving_an_agent_out_costs_what_it_adds()
    {
        EvaluationResult result = Run(Request() with { Ablate = true });
        Assert.Equal(["rsi", "macd", "volume", "momentum", "market_regime", "pattern"], result.Ablation!.Select(agent => agent.Agent));
        Assert.All(result.Ablation!, agent => Assert.True(agent.NanosecondsPerBar > 0));
        AgentAblation regime = result.Ablation!.Single(agent => agent.Agent == "market_regime");
        Assert.Equal(
            ["direction:5", "direction:20", "volatility:5", "volatility:20", "band:5", "range:1"], regime.Targets.Select(margin => margin.Target));
        // Nobody else speaks on volatility, so without it the base rate is left.
        TargetMargin volatility = regime.Targets.Single(margin => margin.Target == "volatility:5");
        ClaimCard card = result.Cards.Single(card => card is { Who: "consensus", Scope: "all", Target: "volatility:5" });
        Assert.Equal(card.BrierSkillClimatology > 0, volatility.MarginalBrierSkill.Value > 0);
        Assert.Equal("Without macd nothing changes.", result.Ablation!.Single(agent => agent.Agent == "macd").Sentence);
        Assert.NotNull(result.Ablation![0].RedundantWith);
        Assert.InRange(result.Ablation![0].Correlation!.Value, -1, 1);
    }

    private EvaluationRequest Request() => new(
        [.. market.Series.Select(series => store.Bars.Load(series)!)], Interval.Day1, SessionSettings.Default);

    private static EvaluationResult Run(EvaluationRequest request, int threads = 2) => new Evaluation(request, threads: threads).Run(StoreFixture.Stop);

    private Task<EvaluationReport> RunAsync(EvaluationRequest request) =>
        new EvaluationRuns(store.Database, TimeProvider.System, _ => "a sentence").RunAsync(request, null, StoreFixture.Stop);

    private static long Calls(EvaluationResult result, string target) =>
        result.Cards.Single(card => card is { Who: "consensus", Scope: "all" } && card.Target == target).Calls;

    private static string Text(EvaluationResult result) => JsonSerializer.Serialize(result.Cards);

    private sealed class Then(Action act) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => act();
    }
}
