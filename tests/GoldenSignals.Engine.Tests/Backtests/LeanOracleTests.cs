using GoldenSignals.Core.Backtests;
using GoldenSignals.Engine.Backtests;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Sources;

namespace GoldenSignals.Engine.Tests.Backtests;

/// <summary>Five files of LEAN's sample data, raw, every bar: LEAN's decimals fill as many orders of the crossover of 10 and 30 days.</summary>
public sealed class LeanOracleTests
{
    [Theory]
    [InlineData("SPY", 205)]
    [InlineData("AAPL", 212)]
    [InlineData("IBM", 223)]
    [InlineData("BAC", 229)]
    [InlineData("AIG", 213)]
    public async Task The_crossover_fills_as_many_orders_as_lean(string ticker, int orders)
    {
        BacktestResult result = Backtest.Run([await DecideAsync(ticker)], Account)!;
        Assert.Equal(5849, result.Bars);
        Assert.Equal(orders, result.Fills.Count);
        Assert.All(result.Dropped, drop => Assert.Equal(DropReason.Cut, drop.Reason));
    }

    [Fact]
    public async Task Together_they_fill_the_same_orders()
    {
        var decided = new List<Decided>();
        foreach (string ticker in (string[])["SPY", "AAPL", "IBM", "BAC", "AIG"])
        {
            decided.Add(await DecideAsync(ticker));
        }
        BacktestResult result = Backtest.Run(decided, Account)!;
        Assert.Equal(205 + 212 + 223 + 229 + 213, result.Fills.Count);
        Assert.All(result.Dropped, drop => Assert.Equal(DropReason.Cut, drop.Reason));
    }

    /// <summary>The setting of the peers: 98 % of an equal share, a fee of 0.1 % of every fill.</summary>
    private static BacktestSettings Account => new() { Cash = 1_000_000 * LotValue.Money, Costs = new Costs(1_000, 0, 0, 0) };

    private static async Task<Decided> DecideAsync(string ticker)
    {
        LeanBars lean = LeanBars.Open(SharedMarket.Find("lean/equity/usa/daily"), TimeProvider.System, ticker, asFiled: true);
        SourceBars read = await lean.FetchAsync(lean.List().Single(), TestContext.Current.CancellationToken);
        PriceSeries series = BacktestBars.Of(read.Series, BarColumns.Of(read.Bars), read.Actions);
        return new Decided(series, new SmaRule(10, 30).Decide(series));
    }
}
