using System.Text.Json;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Sources;

public sealed class ImporterTests : IDisposable
{
    private const string Header = "Date,Open,High,Low,Close,Volume\n";

    private readonly StoreFixture store = new();
    private readonly CsvFixture files = new();
    private readonly LeanFixture lean = new();

    public void Dispose()
    {
        store.Dispose();
        files.Dispose();
        lean.Dispose();
    }

    [Fact]
    public async Task A_folder_comes_in_once_and_again_changes_nothing()
    {
        files.Write("etf/ivv.us.csv", Header + "2012-01-03,10,11,9,10,5\n2012-01-04,10,8,9,10,5\n2012-01-05,11,12,10,12,7\n");
        files.Write("etf/spy.us.csv", Header + "2012-01-03,20,21,19,20,5\n");

        ImportReport first = await ImportAsync(files.Folder);
        ImportReport again = await ImportAsync(files.Folder);

        Assert.Equal(2, first.Files);
        Assert.Equal(
            [
                new ImportedSeries("IVV", "1d", 2, 0, 1, CsvFixture.Close(2012, 1, 3), CsvFixture.Close(2012, 1, 5)),
                new ImportedSeries("SPY", "1d", 1, 0, 0, CsvFixture.Close(2012, 1, 3), CsvFixture.Close(2012, 1, 3)),
            ],
            first.Symbols);
        Assert.Equal([("etf/ivv.us.csv", 3, "high-below-low"), ("etf/ivv.us.csv", 4, "gap")], first.Findings.Select(f => (f.File, f.Line, f.Rule)));
        Assert.Equal([(0, 0), (0, 0)], again.Symbols.Select(s => (s.Added, s.Replaced)));
        Assert.Equal(2, store.Bars.Find("IVV", Interval.Day1)!.Bars);
    }

    [Fact]
    public async Task A_corrected_line_replaces_its_bar()
    {
        await ImportAsync(files.Write("a.csv", Header + "2012-01-03,10,11,9,10,5\n2012-01-04,10,11,9,10,6\n"));
        ImportReport corrected = await ImportAsync(files.Write("a.csv", Header + "2012-01-03,10,11,9,10.5,5\n2012-01-04,10,11,9,10,6\n2012-01-05,10,11,9,10,7\n"));
        Assert.Equal((1, 1), Assert.Single(corrected.Symbols.Select(s => (s.Added, s.Replaced))));
    }

    [Fact]
    public async Task The_report_has_the_shape_others_call()
    {
        files.Write("a.csv", Header + "2012-01-03,10,11,9,10,5\nrubbish\n");
        string json = JsonSerializer.Serialize(await ImportAsync(files.Folder), JsonSerializerOptions.Web);
        Assert.Equal(
            """{"files":1,"symbols":[{"symbol":"A","interval":"1d","added":1,"replaced":0,"refused":1,"first":"2012-01-03T21:00:00Z","last":"2012-01-03T21:00:00Z"}],"""
            + "\"findings\":" + """[{"file":"a.csv","line":3,"symbol":"A","time":null,"rule":"unreadable-line","action":"refused: 1 column where the file has 6"}]}""",
            json);
    }

    [Fact]
    public async Task Splits_come_in_with_the_bars_unless_told_otherwise()
    {
        lean.Zip("equity/usa/daily/abc.zip", "20140606 00:00,6459000,6460000,6450000,6455700,1\n20140609 00:00,922000,930000,920000,924000,9\n");
        lean.Write("equity/usa/factor_files/abc.csv", "20140606,1,0.142857,645.57\n20501231,1,1,0\n");

        await ImportAsync(lean.Root, new ImportOptions(Adjust: false));
        Assert.Empty(Load("ABC").Actions);
        await ImportAsync(lean.Root);
        Assert.Equal(7, Assert.Single(Load("ABC").Actions).Split);
        Assert.Equal("lean:Data", Load("ABC").Source);
    }

    [Fact]
    public async Task Tables_and_a_data_folder_under_one_roof_both_come_in()
    {
        files.Write("etf/spy.us.csv", Header + "2012-01-03,20,21,19,20,5\n");
        lean.Zip("equity/usa/daily/abc.zip", "20120103 00:00,100000,110000,90000,105000,1200\nbroken\n");
        Directory.Move(lean.Root, Path.Combine(files.Folder, "lean"));

        ImportReport report = await ImportAsync(files.Folder);
        Assert.Equal(["SPY", "ABC"], report.Symbols.Select(s => s.Symbol));
        Assert.Equal("lean/equity/usa/daily/abc.zip", Assert.Single(report.Findings).File);

        ImportReport part = await ImportAsync(Path.Combine(files.Folder, "lean", "equity", "usa"));
        Assert.Equal("daily/abc.zip", Assert.Single(part.Findings).File);
        Directory.Move(Path.Combine(files.Folder, "lean"), lean.Root);
    }

    [Fact]
    public async Task Bars_of_another_source_are_refused_until_told_to_replace()
    {
        string one = files.Write("one/spy.csv", Header + "2012-01-03,20,21,19,20,5\n");
        files.Write("two/spy.csv", Header + "2012-01-03,2,3,1,2,5\n");
        files.Write("two/ivv.csv", Header + "2012-01-03,2,3,1,2,5\n");
        await ImportAsync(one);

        ImportReport mixed = await ImportAsync(Path.Combine(files.Folder, "two"));
        Assert.Equal([("IVV", 1), ("SPY", 0)], mixed.Symbols.Select(s => (s.Symbol, s.Added)));
        Assert.Equal(("spy.csv", BarRules.OtherSource), Assert.Single(mixed.Findings.Select(f => (f.File, f.Rule))));
        await Assert.ThrowsAsync<SourceMixException>(() => ImportAsync(Path.Combine(files.Folder, "two", "spy.csv")));

        await ImportAsync(Path.Combine(files.Folder, "two", "spy.csv"), new ImportOptions(Replace: true));
        Assert.Equal("csv:two", Load("SPY").Source);
    }

    [Fact]
    public async Task Progress_tells_files_bytes_and_series()
    {
        string path = files.Write("a.csv", Header + "2012-01-03,10,11,9,10,5\n");
        files.Write("b.csv", Header + "2012-01-03,10,11,9,10,5\n");
        var told = new Told();
        await new Importer(store.Bars, TimeProvider.System).ImportAsync(files.Folder, ImportOptions.None, told, StoreFixture.Stop);
        long bytes = new FileInfo(path).Length;
        Assert.Equal([new ImportProgress(1, 2, bytes, 2 * bytes, "A 1d"), new ImportProgress(2, 2, 2 * bytes, 2 * bytes, "B 1d")], told.Reports);
    }

    [Theory]
    [InlineData("nowhere", "there is no such file or folder")]
    [InlineData("", "no files of bars")]
    public async Task Nothing_to_import_is_a_fault_in_words(string name, string reason)
    {
        SourceException fault = await Assert.ThrowsAsync<SourceException>(() => ImportAsync(Path.Combine(files.Folder, name)));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shared_market_comes_in_whole()
    {
        string path = SharedMarket.Find("lean");
        ImportReport report = await ImportAsync(path);
        Assert.Equal(17, report.Symbols.Count);
        Assert.Equal(0, report.Symbols.Sum(s => s.Refused));
        Assert.Equal("option", Assert.Single(report.Findings, f => f.Rule == BarRules.PassedOver).File);
        Assert.Equal(4, Load("AAPL").Actions.Count(a => a.Split != 1));
    }

    private Task<ImportReport> ImportAsync(string path, ImportOptions? options = null) =>
        new Importer(store.Bars, TimeProvider.System).ImportAsync(path, options ?? ImportOptions.None, null, StoreFixture.Stop);

    private StoredBars Load(string ticker) => store.Bars.Load(store.Bars.Find(ticker, Interval.Day1)!.Series)!;

    private sealed class Told : IProgress<ImportProgress>
    {
        public List<ImportProgress> Reports { get; } = [];

        public void Report(ImportProgress value) => Reports.Add(value);
    }
}
