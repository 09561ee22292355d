using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Notifications;
using GoldenSignals.Engine.Sources.Vendors;

namespace GoldenSignals;

/// <summary>
/// Every setting there is, with its default. A file `settings.json` in the data folder changes them, an environment variable changes the file:
/// `risk.accountSize` is `GOLDEN_RISK_ACCOUNT_SIZE`. Reading refuses unknown names and values out of bounds, all at once.
/// </summary>
public sealed record Settings
{
    [Setting("Folder of the database, set on the command line or by GOLDEN_DATA.")]
    public string Data { get; init; } = "./data";

    [Setting("Port of the pages and the API; 0 takes a free one.", Min = 0, Max = 65535)]
    public int Port { get; init; } = 7040;

    [Setting("Address listened on. Only this machine can reach the default.")]
    public string Bind { get; init; } = "127.0.0.1";

    [Setting("Names, separated by commas, that the server answers to besides localhost. Any other is refused, so that no web site can reach it.")]
    public string Hosts { get; init; } = "";

    public RiskSettings Risk { get; init; } = new();

    public CostSettings Costs { get; init; } = new();

    public SourceSettings Sources { get; init; } = new();

    public FeedSettings Feed { get; init; } = new();

    public AgentSettings Agents { get; init; } = new();

    public MarketSettings Market { get; init; } = new();

    public LedgerSettings Ledger { get; init; } = new();

    /// <summary>Ways to reach someone; the pages of the server are always one.</summary>
    public IReadOnlyList<ChannelPlan> Channels { get; init; } = ChannelReader.Usual;

    /// <summary>Secrets. They are no settings: they stand in their own file and their own variables, and are shown nowhere.</summary>
    public KeyRing Keys { get; init; } = KeyRing.Empty;

    [Setting("The sentence that every page, export and answer carries.")]
    public string Disclosure { get; init; } =
        "Information, not advice. Results on past or simulated data are hypothetical and do not promise future ones.";

    /// <summary>What of these the core is told; a part of every result's hash.</summary>
    public SessionSettings ToSession() => new()
    {
        CostBps = Costs.BpsPerSide,
        VolatilityTarget = Risk.VolatilityTargetPercent / 100,
        KellyShare = Risk.KellyShare,
        SizeMax = Risk.PositionPercentMax / 100,
        Hours = Market.ToHours(),
        Disabled = Agents.Disabled.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };
}

/// <summary>What a person is ready to lose.</summary>
public sealed record RiskSettings
{
    [Setting("Capital that sizes are computed from, in the currency of the symbol.", Min = 1, Max = 1e12)]
    public double AccountSize { get; init; } = 100_000;

    [Setting("Share of the capital one trade may lose at its stop, in percent.", Min = 0.01, Max = 100)]
    public double PerTradePercent { get; init; } = 1;

    [Setting("Yearly volatility a position is sized for, in percent.", Min = 0.1, Max = 100)]
    public double VolatilityTargetPercent { get; init; } = 10;

    [Setting("Part of the fastest-growing (Kelly) bet that is taken.", Min = 0, Max = 1)]
    public double KellyShare { get; init; } = 0.25;

    [Setting("Most capital one position may hold, in percent.", Min = 0, Max = 100)]
    public double PositionPercentMax { get; init; } = 20;
}

/// <summary>What trading costs.</summary>
public sealed record CostSettings
{
    [Setting("Cost of each side of a trade, in hundredths of a percent.", Min = 0, Max = 1_000)]
    public double BpsPerSide { get; init; } = 5;
}

/// <summary>Who is asked for bars that are not stored, and in which order. Nobody is before a ticker is added that is not stored.</summary>
public sealed record SourceSettings
{
    [Setting("on, or off to call no vendor at all.")]
    public string Vendors { get; init; } = "on";

    [Setting("Sources asked for shares and funds, in this order; one that needs a key and has none is passed over.")]
    public string Equity { get; init; } = "alpaca,yahoo,stooq,twelvedata";

    [Setting("Sources asked for indices, such as ^GSPC, in this order.")]
    public string Index { get; init; } = "yahoo,stooq";

    [Setting("Sources asked for currencies, such as EURUSD, in this order.")]
    public string Forex { get; init; } = "twelvedata,yahoo,stooq";

    [Setting("Sources asked for coins, such as BTC-USD, in this order.")]
    public string Crypto { get; init; } = "coinbase,binance,twelvedata,yahoo";

    [Setting("Bars that are fetched of a new ticker and followed, such as 1d or 1d,5m.")]
    public string Intervals { get; init; } = "1d";

    /// <summary>Whether any vendor may be called.</summary>
    public bool MayCall => Vendors == "on";

    /// <summary>The intervals as a list.</summary>
    public IReadOnlyList<string> Fetched => Intervals.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Names of the sources of a class, in the order they are asked.</summary>
    public IReadOnlyList<string> OrderOf(AssetClass assetClass) => (assetClass switch
    {
        AssetClass.Crypto => Crypto,
        AssetClass.Forex or AssetClass.Cfd => Forex,
        AssetClass.Index => Index,
        _ => Equity,
    }).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What is wrong with them, a sentence each.</summary>
    public IEnumerable<string> Faults()
    {
        if (Vendors is not ("on" or "off"))
        {
            yield return $"sources.vendors: \"{Vendors}\" is neither on nor off";
        }
        foreach (string name in Enum.GetValues<AssetClass>().SelectMany(OrderOf).Distinct().Where(name => VendorCatalog.Find(name) is null))
        {
            yield return $"sources: there is no source \"{name}\"; there are {string.Join(", ", VendorCatalog.All.Select(entry => entry.Terms.Name))}";
        }
        foreach (string name in Fetched.Where(name => !Interval.TryParse(name, out _)).DefaultIfEmpty(Fetched.Count == 0 ? "" : null).OfType<string>())
        {
            yield return $"sources.intervals: \"{name}\" is none of {string.Join(' ', Interval.All)}";
        }
    }
}

/// <summary>How fast a simulated or replayed market runs.</summary>
public sealed record FeedSettings
{
    [Setting("Seconds between the bars of a simulated or replayed market.", Min = 0.001, Max = 3_600)]
    public double SecondsPerBar { get; init; } = 2;
}

/// <summary>When a market counts as open.</summary>
public sealed record MarketSettings
{
    public const string Regular = "regular", Extended = "extended";

    [Setting("Hours of New York's exchanges whose intraday bars are stepped: regular, 9:30 to 16:00, or extended, 4:00 to 20:00. Others stay stored.")]
    public string Hours { get; init; } = Regular;

    [Setting("Longer bars that are made of the shorter ones a source brings, parted by commas, such as 5m,15m,1h,1d: each has sessions of its own.")]
    public string Longer { get; init; } = "";

    /// <summary>The intervals of <see cref="Longer"/>; those that are none are left out, and reading the settings has refused them.</summary>
    public IReadOnlyList<Interval> ToLonger() =>
        [.. LongerNames().Where(name => Interval.TryParse(name, out _)).Select(Interval.Parse).Distinct().OrderBy(interval => interval.Minutes)];

    public IEnumerable<string> LongerNames() => Longer.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public TradingHours ToHours() => Hours == Extended ? TradingHours.Extended : TradingHours.Regular;
}

/// <summary>Who is asked.</summary>
public sealed record AgentSettings
{
    [Setting("Agents left out, by name, parted by commas.")]
    public string Disabled { get; init; } = "";
}

/// <summary>The record of what was said.</summary>
public sealed record LedgerSettings
{
    [Setting("A file outside the data folder to which every signed head of the ledger is added too; empty for none.")]
    public string HeadsFile { get; init; } = "";

    /// <summary>The file as what it is; null for none.</summary>
    public SecondPlace? SecondPlace() => HeadsFile.Length == 0 ? null : new SecondPlace(HeadsFile);
}

/// <summary>Says what a setting is for, and the least and greatest value of a number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string summary) : Attribute
{
    public string Summary { get; } = summary;

    public double Min { get; init; } = double.NegativeInfinity;

    public double Max { get; init; } = double.PositiveInfinity;
}
