using System.Text.Json;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Store;
using static GoldenSignals.Engine.Tests.Store.StoreFixture;

namespace GoldenSignals.Engine.Tests.Store;

public sealed class SignalStoreTests
{
    [Fact]
    public async Task Saving_twice_changes_nothing()
    {
        using var store = new StoreFixture();
        Signal[] signals = [SignalOf("SPY", 1), SignalOf("SPY", 2), SignalOf("QQQ", 2)];
        IReadOnlyList<long> first = await store.Signals.SaveAsync(signals, Stop);
        store.Reopen();
        Assert.Equal(first, await store.Signals.SaveAsync(signals, Stop));
        Assert.Equal(3, store.Signals.List().Count);
        Assert.Equal(first.Order(), first);
    }

    [Fact]
    public async Task A_listener_that_resumes_misses_nothing_and_sees_nothing_twice()
    {
        using var store = new StoreFixture();
        await Task.WhenAll(Enumerable.Range(1, 100).Select(day => store.Signals.SaveAsync([SignalOf("SPY", day), SignalOf("QQQ", day)], Stop)));
        var seen = new List<StoredSignal>();
        for (long last = 0; store.Signals.After(last, limit: 7) is { Count: > 0 } page; last = page[^1].Sequence)
        {
            seen.AddRange(page);
        }
        Assert.Equal(200, seen.Select(signal => (signal.Symbol, signal.Time)).Distinct().Count());
        Assert.Equal(200, seen.Count);
        Assert.Equal(seen.Select(signal => signal.Sequence).Distinct().Order(), seen.Select(signal => signal.Sequence));
    }

    [Fact]
    public async Task The_latest_is_the_one_saved_last_also_after_a_correction()
    {
        using var store = new StoreFixture();
        await store.Signals.SaveAsync([SignalOf("SPY", 1), SignalOf("SPY", 2), SignalOf("QQQ", 1)], Stop);
        await store.Signals.SaveAsync([SignalOf("SPY", 2) with { Id = "corrected" }], Stop);
        Assert.Equal("corrected", store.Signals.Latest("spy", Interval.Day1)!.Id);
        Assert.Null(store.Signals.Latest("SPY", Interval.Hour1));
        Assert.Equal(["QQQ", "SPY"], store.Signals.LatestOfAll().Select(signal => signal.Symbol));
    }

    [Fact]
    public async Task A_correction_taken_back_is_said_again()
    {
        using var store = new StoreFixture();
        Signal first = SignalOf("SPY", 2), corrected = first with { Id = "corrected" };
        await store.Signals.SaveAsync([SignalOf("SPY", 1), first, corrected], Stop);
        long seen = store.Signals.Latest("SPY", Interval.Day1)!.Sequence;
        await store.Signals.SaveAsync([first], Stop);
        Assert.Equal(first.Id, Assert.Single(store.Signals.After(seen)).Id);
        await store.Signals.SaveAsync([SignalOf("SPY", 1)], Stop);
        Assert.Equal(first.Id, store.Signals.Latest("SPY", Interval.Day1)!.Id);
        Assert.Equal(3, store.Signals.List().Count);
    }

    [Fact]
    public async Task A_page_goes_back_from_a_sequence()
    {
        using var store = new StoreFixture();
        await store.Signals.SaveAsync(Enumerable.Range(1, 10).SelectMany(day => new[] { SignalOf("SPY", day), SignalOf("QQQ", day) }).ToList(), Stop);
        IReadOnlyList<StoredSignal> newest = store.Signals.List(limit: 3, symbol: "spy");
        Assert.Equal([10, 9, 8], newest.Select(signal => signal.Time.Day));
        Assert.Equal([7, 6], store.Signals.List(newest[^1].Sequence, 2, "SPY").Select(signal => signal.Time.Day));
        Assert.Equal(newest[0], store.Signals.Find(newest[0].Id));
    }

    [Fact]
    public async Task A_signal_comes_back_as_it_was()
    {
        using var store = new StoreFixture();
        Signal signal = SignalOf("SPY", 1);
        await store.Signals.SaveAsync([signal], Stop);
        StoredSignal stored = store.Signals.Latest("SPY", Interval.Day1)!;
        Assert.Equal(SignalJson.Write(signal), stored.Json);
        Assert.Equal(stored.Json, SignalJson.Write(stored.Read()));
        Assert.Equal(signal.AsOf, stored.Time);
    }

    [Fact]
    public void The_text_has_the_agreed_names_and_leaves_out_what_a_claim_has_not()
    {
        using JsonDocument text = JsonDocument.Parse(SignalJson.Write(SignalOf("SPY", 1)));
        JsonElement root = text.RootElement;
        Assert.Equal(
            ["id", "symbol", "interval", "asOf", "dataLabel", "bars", "close", "decision", "reason", "lean", "changed", "trade", "claims",
                "agents", "modelHash", "inputHash"],
            Names(root));
        Assert.Equal("2020-01-01T21:00:00Z", root.GetProperty("asOf").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("trade").ValueKind);
        Assert.Equal(["target", "horizon", "raw", "state"], Names(root.GetProperty("claims")[0]));
        Assert.Equal("[1,2]", root.GetProperty("claims")[1].GetProperty("range").GetProperty("p80").GetRawText());
        JsonElement agent = root.GetProperty("agents")[0];
        Assert.Equal(["target", "why"], Names(agent.GetProperty("opinions")[0]));
        Assert.Equal(JsonValueKind.Null, agent.GetProperty("evidence").GetProperty("rsi").GetProperty("value").ValueKind);
        Assert.Contains("1 − 2 → “3”", root.GetRawText());
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    internal static Signal SignalOf(string symbol, int day) => new(
        $"{symbol}-{day}", symbol, "1d", Day(2020).AddDays(day - 1), "imported", day, 100.5, "hold", "noEdge",
        new Lean(0.25, 4, 1, 1, "1 − 2 → “3”"), [new Change("level", "broke 100")], null, null,
        [
            new Claim("direction:5", 5) { Raw = 0.51, State = "unproven" },
            new Claim("range-forecast", 5) { Range = new RangeForecast([1, 2], [0, 3]), TrailingCoverage = 0.8 },
        ],
        [
            new AgentView(
                "rsi", "abstained", [new OpinionView("direction:5", null, null, "warming up", null, null)],
                new Dictionary<string, EvidenceView> { ["rsi"] = new(double.NaN, "points") }, [new Shape("line", [new ShapePoint(Day(2020), 1.5)])]),
        ],
        "m", "i");
}
