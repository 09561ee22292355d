using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Sources.Vendors;

/// <summary>What every source keeps to, held against each vendor's stand-in.</summary>
public abstract class VendorContract(string vendor) : BarSourceContract, IAsyncDisposable
{
    private readonly List<VendorFixture> opened = [];

    protected override int ArrivalsMax => 20;

    protected override IBarSource Open()
    {
        opened.Add(new VendorFixture(vendor));
        return opened[^1].Source;
    }

    protected override IReadOnlyList<Series> Offered(IBarSource source) => opened[0].Series;

    public async ValueTask DisposeAsync()
    {
        foreach (VendorFixture fixture in opened)
        {
            await fixture.DisposeAsync();
        }
        GC.SuppressFinalize(this);
    }
}

public sealed class YahooBarsContract() : VendorContract("yahoo");

public sealed class StooqBarsContract() : VendorContract("stooq");

public sealed class AlpacaBarsContract() : VendorContract("alpaca");

public sealed class TwelveDataBarsContract() : VendorContract("twelvedata");

public sealed class CoinbaseBarsContract() : VendorContract("coinbase");

public sealed class BinanceBarsContract() : VendorContract("binance");
