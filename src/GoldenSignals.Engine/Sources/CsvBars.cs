using System.Runtime.CompilerServices;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>Bars from a CSV file or a folder of them, as price sites and spreadsheets write them. Files have a past only.</summary>
public sealed class CsvBars : IFileBars
{
    /// <summary>Largest file, and how much of its beginning shows bar length.</summary>
    public const long FileBytesMax = 1L << 30;
    private const int HeadBytes = 64 * 1024;

    /// <summary>Files with a column of tickers are read once for all of their symbols, so all of them are held together.</summary>
    public const long TickerFilesBytesMax = 1L << 30;

    private static readonly string[] Endings = [".csv", ".txt", ".tsv"];

    private readonly CsvOptions options;
    private readonly TimeProvider clock;
    private readonly bool isOneFile;
    private readonly List<Finding> fileFindings = [];
    private readonly SortedDictionary<(string Ticker, int Minutes), (Series Series, List<CsvFile> Files)> index = [];

    private readonly Dictionary<string, Dictionary<string, CsvSeries>> tickerFiles = [];
    private long tickerFilesBytes;

    private CsvBars(string path, CsvOptions options, TimeProvider clock)
    {
        (this.options, this.clock) = (options, clock);
        isOneFile = File.Exists(path);
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        Folder = isOneFile ? Path.GetDirectoryName(full)! : full;
        Name = "csv:" + Path.GetFileName(Folder);
    }

    private sealed record CsvFile(SourceFile File, CsvFormat Format, Interval Interval);

    /// <summary>"csv:" and the folder the files lie in, so a file imported again, alone or with its folder, is the same source.</summary>
    public string Name { get; }

    public DataLabel Label => DataLabel.Imported;

    public string Folder { get; }

    public IReadOnlyList<Finding> FileFindings => fileFindings;

    /// <summary>Finds the files and what each holds. A file in a folder that can not be read is reported, not fatal.</summary>
    /// <exception cref="SourceException">There is no such path, or no file of bars in it.</exception>
    public static async Task<CsvBars> OpenAsync(string path, CsvOptions options, TimeProvider clock, CancellationToken stop)
    {
        var bars = new CsvBars(path, options, clock);
        SourceException? first = null;
        foreach (SourceFile file in FilesIn(path, options))
        {
            try
            {
                await bars.AddAsync(file, stop);
            }
            catch (SourceException fault) when (!bars.isOneFile)
            {
                first ??= fault;
                bars.fileFindings.Add(new Finding(file.Name, 0, "", null, BarRules.UnreadableFile, $"refused: {fault.Message}"));
            }
        }
        if (bars.index.Count == 0)
        {
            throw first ?? new SourceException(bars.tickerFiles.Count > 0 && options.Ticker is not null
                ? $"{path}: there is no {options.Ticker} in it"
                : $"{path}: no files of bars in it ({string.Join(' ', Endings)})");
        }
        if (options.Ticker is not null && bars.index.Keys.Select(static k => k.Ticker).Distinct().Count() > 1)
        {
            throw new SourceException($"{path}: --symbol names one symbol, but there are {bars.index.Count} series in it");
        }
        return bars;
    }

    /// <summary>The files an opening would read: the one named, or those of a folder with the ending of a table.</summary>
    internal static IReadOnlyList<SourceFile> FilesIn(string path, CsvOptions options)
    {
        IReadOnlyList<SourceFile> files = SourceFiles.Walk(path, folder => options.IsPassedOver?.Invoke(folder) != true);
        return File.Exists(path) ? files : [.. files.Where(static f => Endings.Contains(Path.GetExtension(f.Name).ToLowerInvariant()))];
    }

    public IReadOnlyList<Series> List() => [.. index.Values.Select(static v => v.Series)];

    public IReadOnlyList<SourceFile> FilesOf(Series series) => [.. Entry(series).Files.Select(static f => f.File)];

    public async Task<SourceBars> FetchAsync(Series series, CancellationToken stop)
    {
        var all = new CsvSeries(series);
        foreach (CsvFile file in Entry(series).Files)
        {
            stop.ThrowIfCancellationRequested();
            if (tickerFiles.TryGetValue(file.File.Path, out Dictionary<string, CsvSeries>? tickers))
            {
                all.Add(tickers[series.Symbol.Ticker]);
            }
            else
            {
                byte[] text = await ReadAsync(file.File, stop);
                new CsvReader(file.Format, file.File.Name, file.Interval, _ => all, all.Findings).Read(WithoutMark(text));
            }
        }
        CsvLabels.ToCloses(all, options.Map ?? CsvMap.None);
        var checks = new BarChecks(series.Symbol, series.Interval, [], all.HasVolume, clock.GetUtcNow().UtcDateTime, all.Findings);
        IReadOnlyList<Bar> bars = checks.Check(all.Files, all.Lines);
        return new SourceBars(series, bars, [], all.Findings.ToList(), all.Findings.Refused);
    }

    public async IAsyncEnumerable<Arrival> FollowAsync(
        IReadOnlyList<Series> series, DateTime after, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        yield break;
    }

    private (Series Series, List<CsvFile> Files) Entry(Series series)
    {
        bool isThere = index.TryGetValue((series.Symbol.Ticker, series.Interval.Minutes), out (Series Series, List<CsvFile> Files) entry);
        return isThere && entry.Series == series ? entry : throw new SourceException($"{Name}: there is no {series} in it");
    }

    private async Task AddAsync(SourceFile file, CancellationToken stop)
    {
        byte[] text = await ReadAsync(file, stop);
        CsvMap map = options.Map ?? CsvMap.None;
        CsvFormat format = CsvFormat.Find(WithoutMark(text), map, file.Name);
        Interval interval = CsvSpacing.Of(Head(WithoutMark(text)), format, options.Interval, file.Name);
        var found = new CsvFile(file, format, interval);
        if (!format.HasSymbols)
        {
            Add(found, FileSymbols.Of(options.Ticker ?? FileSymbols.TickerOf(file.Name), file.Path, options.AssetClass));
            return;
        }
        tickerFilesBytes += text.Length;
        if (tickerFilesBytes > TickerFilesBytesMax)
        {
            throw new SourceException(
                $"{file.Name}: more than {TickerFilesBytesMax >> 20} MB of files with a column of tickers; import them in parts");
        }
        tickerFiles[file.Path] = ReadTickers(found, text);
        foreach (Symbol symbol in tickerFiles[file.Path].Values.Select(static s => s.Series.Symbol))
        {
            if (options.Ticker is null || symbol == FileSymbols.Of(options.Ticker, file.Path, options.AssetClass))
            {
                Add(found, symbol);
            }
        }
    }

    private void Add(CsvFile file, Symbol symbol)
    {
        if (!index.TryGetValue((symbol.Ticker, file.Interval.Minutes), out (Series Series, List<CsvFile> Files) entry))
        {
            entry = (new Series(symbol, file.Interval), []);
            index.Add((symbol.Ticker, file.Interval.Minutes), entry);
        }
        if (entry.Series.Symbol != symbol)
        {
            throw new SourceException(
                $"{file.File.Name}: {symbol.Ticker} is {symbol.AssetClass} here and {entry.Series.Symbol.AssetClass} "
                + $"in {entry.Files[0].File.Name}; say which with --asset");
        }
        entry.Files.Add(file);
    }

    private Dictionary<string, CsvSeries> ReadTickers(CsvFile file, byte[] text)
    {
        Dictionary<string, CsvSeries> tickers = new(StringComparer.Ordinal);
        FindingLog lost = new("");
        new CsvReader(file.Format, file.File.Name, file.Interval, SeriesOf, lost).Read(WithoutMark(text));
        fileFindings.AddRange(lost.ToList());
        return tickers;

        CsvSeries? SeriesOf(string ticker)
        {
            if (!FileSymbols.TryFind(ticker, file.File.Path, options.AssetClass, out Symbol? symbol))
            {
                return null;
            }
            if (!tickers.TryGetValue(symbol.Ticker, out CsvSeries? series))
            {
                series = new CsvSeries(new Series(symbol, file.Interval));
                tickers.Add(symbol.Ticker, series);
            }
            return series;
        }
    }

    private static async Task<byte[]> ReadAsync(SourceFile file, CancellationToken stop)
    {
        if (file.Bytes > FileBytesMax)
        {
            throw new SourceException($"{file.Name}: {file.Bytes >> 20} MB; a file has at most {FileBytesMax >> 20} MB, cut it in parts");
        }
        try
        {
            return await File.ReadAllBytesAsync(file.Path, stop);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{file.Name}: {fault.Message}", fault);
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text.StartsWith("\uFEFF"u8) ? text[3..] : text;

    private static ReadOnlySpan<byte> Head(ReadOnlySpan<byte> text)
    {
        if (text.Length <= HeadBytes)
        {
            return text;
        }
        int end = text[..HeadBytes].LastIndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }
}
