namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>Every vendor there is a source of.</summary>
public static class VendorCatalog
{
    /// <summary>What is known of one, and how its source is made.</summary>
    /// <param name="Gives">What it has, for the reference page.</param>
    public sealed record Entry(VendorTerms Terms, string Gives, Func<VendorLink, IVendorBars> Open);

    public static readonly IReadOnlyList<Entry> All =
    [
        new(YahooBars.Terms, "shares, funds, indices, currencies, coins: 1d, 1h, 30m, 15m, 5m, 1m; splits and dividends", link => new YahooBars(link)),
        new(StooqBars.Terms, "shares, funds, indices, currencies: 1d", link => new StooqBars(link)),
        new(AlpacaBars.Terms, "American shares and funds: 1d, 30m, 15m, 5m, 1m, a quarter of an hour late; splits and dividends", link => new AlpacaBars(link)),
        new(TwelveDataBars.Terms, "shares, funds, currencies, coins: 1d, 1h, 30m, 15m, 5m, 1m", link => new TwelveDataBars(link)),
        new(CoinbaseBars.Terms, "coins in dollars, euros and others: 1d, 1h, 30m, 15m, 5m, 1m; stream", link => new CoinbaseBars(link)),
        new(BinanceBars.Terms, "coins in stable coins, euros and others: 1w, 1d, 4h, 1h, 30m, 15m, 5m, 1m; stream", link => new BinanceBars(link)),
    ];

    public static Entry? Find(string name) => All.FirstOrDefault(entry => entry.Terms.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
}
