using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Web;

/// <summary>The vendors that the settings allow, put together: for the server, the commands and the doctor alike.</summary>
public static class Vendors
{
    /// <param name="database">Where requests are counted; null to count none.</param>
    public static SourceChain Open(Settings settings, Database? database, TimeProvider clock)
    {
        if (!settings.Sources.MayCall)
        {
            return SourceChain.Empty;
        }
        QuotaStore? quotas = database is null ? null : new QuotaStore(database);
        ulong seed = (ulong)clock.GetUtcNow().Ticks;
        IEnumerable<IVendorBars> sources =
            from entry in VendorCatalog.All
            let link = new VendorLink(entry.Terms, settings.Keys.Find(entry.Terms.KeyName), quotas, clock, seed)
            where link.IsReady
            select entry.Open(link);
        return new SourceChain([.. sources], settings.Sources.OrderOf);
    }

    /// <summary>What brings the history of tickers that are not stored.</summary>
    public static HistoryFetch Fetching(Settings settings, SourceChain chain, BarStore bars, TimeProvider clock, Action<RuntimeEvent> log) =>
        new(chain, bars, [.. settings.Sources.Fetched.Select(Interval.Parse)], clock, log);
}
