using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Sources;

/// <summary>Brings the bars of files into the store, each series in one transaction, and says what was found on the way.</summary>
public sealed class Importer(BarStore store, TimeProvider clock)
{
    /// <param name="path">A file or a folder; names in findings are relative to it.</param>
    /// <exception cref="SourceException">Nothing could be read; the message says what and why.</exception>
    /// <exception cref="SourceMixException">The one series there is has bars of another source already.</exception>
    public async Task<ImportReport> ImportAsync(
        string path, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var run = new Run(path, options, progress, await OpenAsync(path, options, stop));
        foreach (IFileBars source in run.Sources)
        {
            run.Findings.AddRange(source.FileFindings.Select(f => run.Rename(source, f)));
            foreach (Series series in source.List())
            {
                await ImportAsync(run, source, series, stop);
            }
        }
        if (run.FirstFault is not null && run.Done == 0)
        {
            throw run.FirstFault;
        }
        return run.Report();
    }

    private async Task ImportAsync(Run run, IFileBars source, Series series, CancellationToken stop)
    {
        try
        {
            SourceBars read = await source.FetchAsync(series, stop);
            run.Findings.AddRange(read.Findings.Select(f => run.Rename(source, f)));
            IReadOnlyList<CorporateAction> actions = run.Options.Adjust ? read.Actions : [];
            WriteResult written = read.Bars.Count == 0
                ? default
                : await store.WriteAsync(series, source.Name, read.Bars, actions, stop, source.Label, run.Options.Replace);
            run.Add(read, written.Added, written.Replaced);
        }
        catch (SourceException fault)
        {
            run.Fail(source, series, BarRules.UnreadableFile, fault);
        }
        catch (SourceMixException fault)
        {
            run.Fail(source, series, BarRules.OtherSource, fault);
        }
        run.Advance(source, series);
    }

    private async Task<IReadOnlyList<IFileBars>> OpenAsync(string path, ImportOptions options, CancellationToken stop)
    {
        if (options.Format == ImportFormat.Lean || (options.Format == ImportFormat.Auto && LeanFolder.Find(path) is not null))
        {
            return [OpenLean(path, options)];
        }
        List<string> nested = [];
        var csv = new CsvOptions(options.Symbol, options.Interval, options.Map, options.Asset, folder =>
        {
            bool isLean = options.Format == ImportFormat.Auto && LeanFolder.IsRoot(folder);
            if (isLean)
            {
                nested.Add(folder);
            }
            return isLean;
        });
        bool hasTables = CsvBars.FilesIn(path, csv).Count > 0;
        List<IFileBars> sources = [.. nested.Order(StringComparer.Ordinal).Select(folder => OpenLean(folder, options))];
        if (hasTables || sources.Count == 0)
        {
            sources.Insert(0, await CsvBars.OpenAsync(path, csv, clock, stop));
        }
        return sources;
    }

    private LeanBars OpenLean(string path, ImportOptions options) =>
        LeanBars.Open(path, clock, options.Symbol, options.Interval, options.Asset ?? AssetClass.Equity, asFiled: !options.Adjust);

    /// <summary>What one import has gathered so far.</summary>
    private sealed class Run(string path, ImportOptions options, IProgress<ImportProgress>? progress, IReadOnlyList<IFileBars> sources)
    {
        private readonly string place = File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : Path.GetFullPath(path);
        private readonly int files = AllFiles(sources).Count();
        private readonly long bytes = AllFiles(sources).Sum(static f => f.Bytes);
        private readonly HashSet<string> filesDone = [];
        private readonly List<ImportedSeries> symbols = [];
        private long bytesDone;

        public ImportOptions Options => options;

        public IReadOnlyList<IFileBars> Sources => sources;

        public List<Finding> Findings { get; } = [];

        public Exception? FirstFault { get; private set; }

        /// <summary>Series that went through.</summary>
        public int Done { get; private set; }

        public void Add(SourceBars read, int added, int replaced)
        {
            Done++;
            bool hasBars = read.Bars.Count > 0;
            symbols.Add(new ImportedSeries(
                read.Series.Symbol.Ticker, read.Series.Interval.Name, added, replaced, read.Refused,
                hasBars ? read.Bars[0].Time : null, hasBars ? read.Bars[^1].Time : null));
        }

        /// <summary>One series of many that fails is reported; when all do, the first fault is the import's.</summary>
        public void Fail(IFileBars source, Series series, string rule, Exception fault)
        {
            FirstFault ??= fault;
            string file = source.FilesOf(series)[0].Name;
            Findings.Add(Rename(source, new Finding(file, 0, series.Symbol.Ticker, null, rule, $"refused: {fault.Message}")));
            symbols.Add(new ImportedSeries(series.Symbol.Ticker, series.Interval.Name, 0, 0, 0, null, null));
        }

        public void Advance(IFileBars source, Series series)
        {
            foreach (SourceFile file in source.FilesOf(series))
            {
                bytesDone += filesDone.Add(file.Path) ? file.Bytes : 0;
            }
            progress?.Report(new ImportProgress(filesDone.Count, files, bytesDone, bytes, series.ToString()));
        }

        public Finding Rename(IFileBars source, Finding finding) => finding with
        {
            File = Path.GetRelativePath(place, Path.Combine(source.Folder, finding.File)).Replace('\\', '/'),
        };

        public ImportReport Report() => new(filesDone.Count, symbols, Findings);

        private static IEnumerable<SourceFile> AllFiles(IReadOnlyList<IFileBars> sources) =>
            sources.SelectMany(static s => s.List().SelectMany(s.FilesOf)).DistinctBy(static f => f.Path);
    }
}
