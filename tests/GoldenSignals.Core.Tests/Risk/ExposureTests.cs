using GoldenSignals.Core.Market;
using GoldenSignals.Core.Risk;
using static GoldenSignals.Core.Tests.Risk.Closes;

namespace GoldenSignals.Core.Tests.Risk;

public class ExposureTests
{
    [Fact]
    public void Long_and_short_are_told_apart_and_added_up()
    {
        Exposure exposure = Exposure.Of(
            [Hold("A", 600), Hold("B", -300), Hold("BTCUSD", 100, AssetClass.Crypto, "EUR")], [new Beta("SPY", 1.5, 0.1, 250), new Beta("SPY", 0.5, 0.1, 250), null]);
        Assert.Equal((1_000, 400, 700, 300), (exposure.Gross, exposure.Net, exposure.Long, exposure.Short));
        Assert.Equal([("equity", 300.0, 0.9), ("crypto", 100.0, 0.1)], exposure.ByAssetClass.Select(part => (part.Name, part.Net, part.Share)));
        Assert.Equal(["A", "B", "BTCUSD"], exposure.BySymbol.Select(part => part.Name));
        Assert.Equal(["USD", "EUR"], exposure.ByCurrency.Select(part => part.Name));
        Assert.Equal((600 * 1.5) - (300 * 0.5), exposure.BetaWeighted);
        Assert.Equal("BTCUSD", Assert.Single(exposure.WithoutBeta).Symbol);
    }

    [Fact]
    public void Without_any_beta_nothing_is_weighted() => Assert.True(double.IsNaN(Exposure.Of([Hold("A", 600)], [null]).BetaWeighted));
}
