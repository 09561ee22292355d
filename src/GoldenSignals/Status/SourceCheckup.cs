using System.Globalization;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Status;

/// <summary>`golden doctor --sources`: one real call to each vendor that may be called, and what came back in words. And which stored series are late.</summary>
internal static class SourceCheckup
{
    private const int TriedDays = 30;

    /// <summary>How the sources stand without calling anyone.</summary>
    public static IReadOnlyList<Check> Look(Settings settings, TimeProvider clock)
    {
        if (!settings.Sources.MayCall)
        {
            return [new("sources", CheckState.Missing, "no vendor is called: sources.vendors is off", null)];
        }
        SourceChain chain = Vendors.Open(settings, null, clock);
        string names = string.Join(", ", chain.Sources.Select(source => source.Name));
        return [new("sources", CheckState.Ok, $"{names} may be called; `golden doctor --sources` tries each", null), .. Late(settings, chain, clock)];
    }

    /// <summary>Calls each once; a source fails when nothing it gave could be used.</summary>
    public static async Task<IReadOnlyList<Check>> TryAsync(
        Settings settings, TimeProvider clock, Action<string> report, CancellationToken stop)
    {
        using Database? database = File.Exists(Path.Combine(settings.Data, Database.FileName)) ? Database.Open(settings.Data) : null;
        SourceChain chain = Vendors.Open(settings, database, clock);
        List<Check> checks = [];
        foreach (VendorCatalog.Entry entry in VendorCatalog.All)
        {
            string name = $"source {entry.Terms.Name}";
            if (!settings.Sources.MayCall)
            {
                checks.Add(new(name, CheckState.Missing, "not called: sources.vendors is off", null));
            }
            else if (chain.Sources.FirstOrDefault(source => source.Name == entry.Terms.Name) is { } source)
            {
                report($"asking {entry.Terms.Name}");
                checks.Add(await TryAsync(name, source, clock, stop));
            }
            else
            {
                checks.Add(new(name, CheckState.Missing, "not called: it needs a key", $"Set {KeyRing.Variable(entry.Terms.KeyName)}, or put \"{entry.Terms.KeyName}\" into {KeyRing.FileName}."));
            }
        }
        return checks;
    }

    private static async Task<Check> TryAsync(string name, IVendorBars source, TimeProvider clock, CancellationToken stop)
    {
        try
        {
            Series series = source.Find(source.Sample, Interval.Day1)!.Value;
            SourceBars got = await source.ReadAsync(series, clock.GetUtcNow().UtcDateTime.AddDays(-TriedDays), stop);
            return got.Bars.Count > 0
                ? new(name, CheckState.Ok, Words(series, got), null)
                : new(name, CheckState.Failed, $"answered, but gave no bar of {series} of the last {TriedDays} days ({got.Refused} refused)", "Its format may have changed: report it with this line.");
        }
        catch (SourceException fault)
        {
            return new(name, CheckState.Failed, fault.Message.Split(". ")[0], "Look at the network, a proxy or a firewall, and the key; or leave it out of the settings under sources.");
        }
    }

    private static string Words(Series series, SourceBars got)
    {
        Bar last = got.Bars[^1];
        return string.Create(CultureInfo.InvariantCulture,
            $"{got.Bars.Count} bars of {series} up to {last.Time:yyyy-MM-dd HH:mm} UTC, which closed at {series.Symbol.ToPrice(last.Close)}; {got.Actions.Count} actions, {got.Refused} lines refused");
    }

    /// <summary>Stored series of vendors whose next bar is overdue.</summary>
    private static IEnumerable<Check> Late(Settings settings, SourceChain chain, TimeProvider clock)
    {
        if (!File.Exists(Path.Combine(settings.Data, Database.FileName)))
        {
            return [];
        }
        using Database database = Database.Open(settings.Data);
        DateTime now = clock.GetUtcNow().UtcDateTime;
        Freshness[] all = [.. new BarStore(database).List().Select(info => Freshness.Of(info, chain, now)).OfType<Freshness>()];
        string[] late = [.. all.Select(one => one.Late).OfType<string>()];
        return all.Length == 0 ? []
            : late.Length == 0 ? [new("live series", CheckState.Ok, $"{all.Length} of vendors, none late", null)]
            : [new("live series", CheckState.Missing, string.Join("\n", late.Take(10)), "A running `golden serve` fetches what is missing.")];
    }
}
