using System.Runtime.CompilerServices;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>
/// Bars from a data folder in the layout of LEAN: equities daily, by hour and by minute, with map files (one symbol under its last ticker)
/// and factor files (dated splits and dividends); currencies, contracts for difference and crypto. A past only.
/// </summary>
public sealed class LeanBars : IFileBars
{
    private readonly LeanFolder folder;
    private readonly TimeProvider clock;
    private readonly bool asFiled;
    private readonly List<Finding> fileFindings = [];
    private readonly List<LeanMapFile> maps = [];
    private readonly SortedDictionary<(string Ticker, int Minutes), (Series Series, List<LeanFile> Files)> index = [];

    private LeanBars(LeanFolder folder, TimeProvider clock, bool asFiled) => (this.folder, this.clock, this.asFiled) = (folder, clock, asFiled);

    /// <summary>"lean:" and the name of the data folder.</summary>
    public string Name => "lean:" + Path.GetFileName(folder.Root);

    public DataLabel Label => DataLabel.Imported;

    public string Folder => folder.Root;

    public IReadOnlyList<Finding> FileFindings => fileFindings;

    /// <summary>Finds what a data folder, or a part of one, holds.</summary>
    /// <param name="ticker">The only symbol wanted, if one is.</param>
    /// <param name="interval">The only bar length wanted, if one is.</param>
    /// <param name="equities">What files under "equity" hold, stocks or funds; the layout does not say.</param>
    /// <param name="asFiled">
    /// Every row of a file under the ticker the file has, without actions: map and factor files are not looked at. So a ticker's file that holds the
    /// days of two companies one after the other is one series, as programs read it that know no map files.
    /// </param>
    /// <exception cref="SourceException">It is no such folder, or there are no bars in it.</exception>
    public static LeanBars Open(
        string path, TimeProvider clock, string? ticker = null, Interval? interval = null, AssetClass equities = AssetClass.Equity,
        bool asFiled = false)
    {
        LeanFolder folder = LeanFolder.Find(path)
            ?? throw new SourceException(
                $"{path}: not a LEAN data folder, which has equity, forex, crypto or cfd, then a market, then daily, hour or minute");
        var bars = new LeanBars(folder, clock, asFiled);
        bars.ReadMaps();
        foreach (LeanFile file in LeanFiles.Find(folder, bars.fileFindings))
        {
            if (interval is null || file.Interval == interval)
            {
                bars.Add(file, ticker, equities);
            }
        }
        if (bars.index.Count == 0)
        {
            IEnumerable<string> passed = bars.fileFindings.Select(static f => $"; {f.File} {f.Action}");
            throw new SourceException($"{path}: no bars in it{(ticker is null ? "" : " of " + ticker)}{string.Concat(passed)}");
        }
        return bars;
    }

    public IReadOnlyList<Series> List() => [.. index.Values.Select(static v => v.Series)];

    public IReadOnlyList<SourceFile> FilesOf(Series series) => [.. Entry(series).Files.Select(static f => f.File)];

    public Task<SourceBars> FetchAsync(Series series, CancellationToken stop) => Task.Run(() => Fetch(series, stop), stop);

    public async IAsyncEnumerable<Arrival> FollowAsync(
        IReadOnlyList<Series> series, DateTime after, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        yield break;
    }

    private SourceBars Fetch(Series series, CancellationToken stop)
    {
        FindingLog findings = new(series.Symbol.Ticker);
        var reader = new LeanReader(series, findings);
        foreach (LeanFile file in Entry(series).Files)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                reader.Read(LeanZip.Read(file.File), file.File.Name, file.Day, IsOurs(series.Symbol, file));
            }
            catch (SourceException fault)
            {
                findings.Refuse(file.File.Name, 0, null, BarRules.UnreadableFile, fault.Message);
            }
        }
        reader.Finish();
        IReadOnlyList<CorporateAction> actions = ReadActions(series.Symbol, findings);
        bool hasVolume = series.Symbol.AssetClass is not (AssetClass.Forex or AssetClass.Cfd);
        if (!hasVolume && series.Interval == Interval.Day1 && reader.Lines.Count > 0)
        {
            BarLine first = reader.Lines[0];
            findings.Keep(reader.Files, first, BarRules.DayEnd, "its days end at 00:00 UTC and are dated by their session's close");
        }
        var checks = new BarChecks(series.Symbol, series.Interval, actions, hasVolume, clock.GetUtcNow().UtcDateTime, findings);
        IReadOnlyList<Bar> bars = checks.Check(reader.Files, reader.Lines);
        return new SourceBars(series, bars, actions, findings.ToList(), findings.Refused);
    }

    private (Series Series, List<LeanFile> Files) Entry(Series series)
    {
        bool isThere = index.TryGetValue((series.Symbol.Ticker, series.Interval.Minutes), out (Series Series, List<LeanFile> Files) entry);
        return isThere && entry.Series == series ? entry : throw new SourceException($"{Name}: there is no {series} in it");
    }

    private void ReadMaps()
    {
        string path = Path.Combine(folder.Root, "equity", "usa", "map_files");
        if (asFiled || !Directory.Exists(path))
        {
            return;
        }
        foreach (string file in Directory.EnumerateFiles(path, "*.csv").Order(StringComparer.Ordinal))
        {
            if (LeanMapFile.Read(File.ReadAllText(file)) is LeanMapFile map)
            {
                maps.Add(map);
            }
            else
            {
                string name = $"equity/usa/map_files/{Path.GetFileName(file)}";
                fileFindings.Add(new Finding(name, 0, "", null, BarRules.UnreadableFile, "refused: no rows of date and ticker in it"));
            }
        }
    }

    private void Add(LeanFile file, string? ticker, AssetClass equities)
    {
        foreach (Symbol symbol in SymbolsOf(file, equities))
        {
            if (ticker is not null && !string.Equals(symbol.Ticker, ticker, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            if (!index.TryGetValue((symbol.Ticker, file.Interval.Minutes), out (Series Series, List<LeanFile> Files) entry))
            {
                entry = (new Series(symbol, file.Interval), []);
                index.Add((symbol.Ticker, file.Interval.Minutes), entry);
            }
            if (entry.Series.Symbol == symbol)
            {
                entry.Files.Add(file);
            }
            else
            {
                fileFindings.Add(new Finding(file.File.Name, 0, symbol.Ticker, null, BarRules.PassedOver,
                    $"dropped: {entry.Series.Symbol.Venue} has a {symbol.Ticker} too, and it came first"));
            }
        }
    }

    // A ticker's file can hold the days of several companies that had the ticker one after the other.
    private IEnumerable<Symbol> SymbolsOf(LeanFile file, AssetClass equities)
    {
        if (file.Class != AssetClass.Equity)
        {
            return [new Symbol(file.Ticker.ToUpperInvariant(), file.Class, file.Market.ToUpperInvariant())];
        }
        List<string> names = [.. maps.Where(m => m.Tickers.Contains(file.Ticker)).Select(static m => m.Symbol)];
        return (names.Count > 0 ? names : [file.Ticker.ToUpperInvariant()]).Select(n => new Symbol(n, equities, "US"));
    }

    private Func<DateOnly, bool> IsOurs(Symbol symbol, LeanFile file)
    {
        LeanMapFile? map = file.Class == AssetClass.Equity
            ? maps.Find(m => m.Symbol == symbol.Ticker && m.Tickers.Contains(file.Ticker))
            : null;
        return map is null ? static _ => true : day => map.Has(file.Ticker, day);
    }

    private IReadOnlyList<CorporateAction> ReadActions(Symbol symbol, FindingLog findings)
    {
        string name = $"equity/usa/factor_files/{symbol.Ticker.ToLowerInvariant()}.csv";
        string path = Path.Combine(folder.Root, name);
        return !asFiled && symbol.AssetClass is (AssetClass.Equity or AssetClass.Etf) && File.Exists(path)
            ? LeanFactorFile.Read(File.ReadAllText(path), name, symbol, TradingCalendar.For(symbol), findings)
            : [];
    }
}
