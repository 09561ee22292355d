using System.IO.Compression;
using System.IO.MemoryMappedFiles;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using GoldenSignals.Bench.Measuring;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Bench.Store;

/// <summary>Twenty-three years of five hundred symbols out of the store, against LEAN's zips and against a bare column file.</summary>
internal sealed class StoreCase : IBenchCase
{
    private const int Symbols = 500, Bars = 5_849;

    private const double FirstStep = 5, Moonshot = 50;

    public string Name => "store";

    public string Title => $"{Symbols} symbols of {Bars:#,0} daily bars, all six columns, page cache warm";

    public void Run(Section section)
    {
        using var folder = new TempFolder();
        Bar[] bars = Draw();
        using Database database = Fill(folder.Path, bars);
        var store = new BarStore(database);
        IReadOnlyList<SeriesInfo> list = store.List();
        string zips = Path.Combine(folder.Path, "lean");
        WriteZips(zips, bars);
        var lean = LeanBars.Open(zips, TimeProvider.System, interval: Interval.Day1);
        string columns = Path.Combine(folder.Path, "columns");
        WriteColumns(columns, bars);

        const double rows = (double)Symbols * Bars;
        IReadOnlyList<Score> scores = Contest.Run(
            Contender.Of("LEAN zips through `LeanBars`: inflated, read, checked", rows, () => ReadZips(lean)),
            Contender.Of("LEAN zips, inflated alone", rows, () => Inflate(zips)),
            Contender.Of("`BarStore.Load` out of SQLite", rows, () => Load(store, list)),
            Contender.Of("a column file, mapped and summed", rows, () => Map(columns)));
        section.Table("loading", "ns a bar", 1, scores[0], scores);
        section.Remark($"On disk: {Megabytes(database.File)} in SQLite, {Megabytes(Directory.GetFiles(zips, "*.zip", SearchOption.AllDirectories))} of zips, "
            + $"{Megabytes(columns)} of columns.");
        double gain = 1 / scores[2].Over(scores[0]), share = scores[3].Over(scores[2]);
        section.Goal($"≥ {FirstStep} × as fast as LEAN's zips", $"{Section.Number(gain)} ×", gain >= FirstStep);
        section.Goal($"≥ {Moonshot} × as fast as LEAN's zips and half as fast as a mapped column file, the far goal",
            $"{Section.Number(gain)} × and {Section.Number(share)} of it", gain >= Moonshot && share >= 0.5);
    }

    /// <summary>Real sessions, prices that wander.</summary>
    private static Bar[] Draw()
    {
        var random = new Core.SeededRandom(11);
        var bars = new Bar[Bars];
        DateOnly day = new(1998, 1, 1);
        double log = Math.Log(100_0000);
        for (int i = 0; i < Bars; i++)
        {
            do
            {
                day = day.AddDays(1);
            }
            while (!TradingCalendar.NewYork.IsTradingDay(day));
            long open = Price(log);
            log += 0.012 * random.NextNormal();
            long close = Price(log);
            long high = Math.Max(open, close) + 100 * random.NextBelow(80), low = Math.Max(100, Math.Min(open, close) - 100 * random.NextBelow(80));
            bars[i] = new Bar(TradingCalendar.NewYork.CloseOf(day), open, high, low, close, 1_000_000 + random.NextBelow(9_000_000));
        }
        return bars;
    }

    private static long Price(double log) => 100 * (long)(Math.Exp(log) / 100);

    private static string Ticker(int symbol) => $"S{symbol:000}";

    private static Database Fill(string folder, Bar[] bars)
    {
        var database = Database.Open(Path.Combine(folder, "data"));
        var store = new BarStore(database);
        for (int symbol = 0; symbol < Symbols; symbol++)
        {
            var series = new Series(new Symbol(Ticker(symbol), AssetClass.Equity, "NYSE"), Interval.Day1);
            store.WriteAsync(series, "bench", bars, [], CancellationToken.None).GetAwaiter().GetResult();
        }
        return database;
    }

    private static void Load(BarStore store, IReadOnlyList<SeriesInfo> list)
    {
        foreach (SeriesInfo series in list)
        {
            Expect(store.Load(series.Series)!.Bars.Count);
        }
    }

    private static void ReadZips(LeanBars lean)
    {
        foreach (Series series in lean.List())
        {
            Expect(lean.FetchAsync(series, CancellationToken.None).GetAwaiter().GetResult().Bars.Count);
        }
    }

    private static void Expect(int bars)
    {
        if (bars != Bars)
        {
            throw new InvalidOperationException($"{bars} bars came where {Bars} were written.");
        }
    }

    private static void WriteZips(string folder, Bar[] bars)
    {
        string daily = Directory.CreateDirectory(Path.Combine(folder, "equity", "usa", "daily")).FullName;
        var text = new StringBuilder();
        foreach (Bar bar in bars)
        {
            text.Append($"{TradingCalendar.NewYork.DayOf(bar.Time):yyyyMMdd} 00:00,{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume:0}\n");
        }
        byte[] bytes = Encoding.ASCII.GetBytes(text.ToString());
        for (int symbol = 0; symbol < Symbols; symbol++)
        {
            string ticker = Ticker(symbol).ToLowerInvariant();
            using ZipArchive zip = ZipFile.Open(Path.Combine(daily, $"{ticker}.zip"), ZipArchiveMode.Create);
            using Stream entry = zip.CreateEntry($"{ticker}.csv").Open();
            entry.Write(bytes);
        }
    }

    private static void Inflate(string folder)
    {
        byte[] text = new byte[1 << 20];
        foreach (string file in Directory.EnumerateFiles(folder, "*.zip", SearchOption.AllDirectories))
        {
            using ZipArchive zip = ZipFile.OpenRead(file);
            using Stream entry = zip.Entries[0].Open();
            while (entry.Read(text) > 0)
            {
            }
        }
    }

    /// <summary>Six columns a symbol, one after another.</summary>
    private static void WriteColumns(string file, Bar[] bars)
    {
        BarColumns columns = BarColumns.Of(bars);
        using FileStream stream = File.Create(file);
        for (int symbol = 0; symbol < Symbols; symbol++)
        {
            foreach (long[] column in new[] { columns.Times, columns.Opens, columns.Highs, columns.Lows, columns.Closes })
            {
                stream.Write(MemoryMarshal.AsBytes<long>(column));
            }
            stream.Write(MemoryMarshal.AsBytes<double>(columns.Volumes));
        }
    }

    private static unsafe void Map(string file)
    {
        long length = new FileInfo(file).Length;
        using var mapped = MemoryMappedFile.CreateFromFile(file, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using MemoryMappedViewAccessor view = mapped.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            long sum = 0;
            for (int symbol = 0; symbol < Symbols; symbol++)
            {
                sum += Sum(new ReadOnlySpan<long>(start + (long)symbol * 6 * Bars * sizeof(long), 6 * Bars));
            }
            if (sum == 0)
            {
                throw new InvalidOperationException("The column file is empty.");
            }
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    private static long Sum(ReadOnlySpan<long> column)
    {
        Vector<long> a = default, b = default;
        ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(column);
        for (int i = 0; i + 2 <= vectors.Length; i += 2)
        {
            a += vectors[i];
            b += vectors[i + 1];
        }
        return Vector.Sum(a + b);
    }

    private static string Megabytes(params IEnumerable<string> files) => $"{files.Sum(file => new FileInfo(file).Length) / 1e6:0} MB";
}
