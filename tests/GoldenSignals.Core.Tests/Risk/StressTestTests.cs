using GoldenSignals.Core.Market;
using GoldenSignals.Core.Risk;
using static GoldenSignals.Core.Tests.Risk.Closes;

namespace GoldenSignals.Core.Tests.Risk;

public class StressTestTests
{
    private static readonly DatedCloses None = new("NONE", [], []);

    [Fact]
    public void The_dated_falls_are_those_of_the_index()
    {
        Assert.Equal(-0.568, StressScenario.Crash2008.Classes[AssetClass.Equity].Move, 3);
        Assert.Equal(-0.339, StressScenario.Crash2020.Classes[AssetClass.Index].Move, 3);
        Assert.Contains("2020-02-19 to 2020-03-23", StressScenario.Crash2020.Classes[AssetClass.Etf].Source);
    }

    [Fact]
    public void Own_bars_come_before_a_beta_and_a_beta_before_the_class()
    {
        DatedCloses own = new("OWN", [new(2020, 2, 18), new(2020, 2, 19), new(2020, 3, 23)], [99, 100, 40]);
        StressTest test = StressTest.Of(
            StressScenario.Crash2020, [Hold("OWN", 1_000), Hold("BETA", -1_000), Hold("CLASS", 1_000)], [own, None, None], [null, new Beta("SPY", 2, 0.1, 250), null]);
        double index = (2237.40 / 3386.15) - 1;
        Assert.Equal([-600, -1_000 * 2 * index, 1_000 * index], test.Lines.Select(line => line.Profit), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal("its own bars", test.Lines[0].How);
        Assert.Contains("beta 2.00 to SPY (250 days)", test.Lines[1].How);
        Assert.Contains("no beta known", test.Lines[2].How);
        Assert.Equal(3_000, test.Covered);
    }

    [Fact]
    public void Bars_with_a_hole_at_the_day_do_not_stand_for_it()
    {
        DatedCloses late = new("LATE", [new(2020, 2, 3), new(2020, 3, 23)], [100, 40]);
        Assert.Contains("no beta known", Assert.Single(StressTest.Of(StressScenario.Crash2020, [Hold("LATE", 1)], [late], [null]).Lines).How);
    }

    [Fact]
    public void A_class_without_an_index_is_left_out_and_said_so()
    {
        StressTest test = StressTest.Of(StressScenario.Crash2008, [Hold("BTCUSD", 5, AssetClass.Crypto)], [None], [null]);
        Assert.Empty(test.Lines);
        Assert.Contains("no index stands for crypto", Assert.Single(test.Left).Why);
    }

    [Fact]
    public void Named_shocks_are_taken_as_named_the_symbol_s_own_first()
    {
        var shocks = StressScenario.Custom(new Dictionary<AssetClass, double> { [AssetClass.Equity] = -0.2 }, new Dictionary<string, double> { ["A"] = -0.5 });
        StressTest test = StressTest.Of(
            shocks, [Hold("A", 100), Hold("B", 100), Hold("EURUSD", 100, AssetClass.Forex)], [None, None, None], [null, new Beta("SPY", 9, 1, 60), null]);
        Assert.Equal([-50, -20], test.Lines.Select(line => line.Profit));
        Assert.Equal(-70, test.Profit);
        Assert.Equal("EURUSD", Assert.Single(test.Left).Symbol);
    }

    [Fact]
    public void What_is_held_long_loses_no_more_than_itself()
    {
        StressTest test = StressTest.Of(StressScenario.Crash2008, [Hold("WILD", 100)], [None], [new Beta("SPY", 3, 0.1, 250)]);
        Assert.Equal(-100, test.Profit);
    }
}
