using System.Globalization;
using System.Text;
using GoldenSignals.Bench.Measuring;
using GoldenSignals.Core;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Bench.Imports;

/// <summary>A large CSV file of minute bars into bars, and into the store, against the usual few lines that read one.</summary>
internal sealed class ImportCase : IBenchCase
{
    private const int BytesMin = 50_000_000;

    public string Name => "import";

    public string Title => "a CSV file of minute bars: read, checked and stored";

    public void Run(Section section)
    {
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "spy.us.csv");
        int bars = Write(file);
        double bytes = new FileInfo(file).Length;
        int store = 0;
        IReadOnlyList<Score> scores = Contest.Run(
            Contender.Of("`ReadLines`, `Split`, `decimal.Parse`, nothing checked", bytes, () => Expect(ReadPlainly(file), bars)),
            Contender.Of("`CsvBars`: format found, every line read and checked", bytes, () => Expect(Fetch(file), bars)),
            new Contender("the whole `import`, written to the store", bytes, () =>
            {
                string data = Path.Combine(folder.Path, $"data{store++}");
                return () => Expect(Import(file, data), bars);
            }));
        section.Remark($"{bytes / 1e6:0} MB, {bars:#,0} bars.");
        section.Table("a byte", "ns a byte", 1, scores[0], scores);
        section.Table(
            ["processor time", "MB/s"],
            scores.Select<Score, string[]>(score => [score.Name, Section.Number(1000 / score.Median)]));
        double ratio = scores[1].Over(scores[0]);
        section.Goal("reading with every check costs no more than the plain lines without any", $"{Section.Number(ratio)} ×", ratio <= 1);
    }

    private static int ReadPlainly(string file)
    {
        List<Bar> bars = [];
        foreach (string line in File.ReadLines(file).Skip(1))
        {
            string[] fields = line.Split(',');
            bars.Add(new Bar(
                DateTime.ParseExact(fields[0], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                Ticks(fields[1]), Ticks(fields[2]), Ticks(fields[3]), Ticks(fields[4]), double.Parse(fields[5], CultureInfo.InvariantCulture)));
        }
        return bars.Count;
    }

    private static long Ticks(string field) => (long)(decimal.Parse(field, CultureInfo.InvariantCulture) * 10_000);

    private static int Fetch(string file)
    {
        CsvBars source = CsvBars.OpenAsync(file, CsvOptions.None, TimeProvider.System, CancellationToken.None).GetAwaiter().GetResult();
        return source.FetchAsync(source.List()[0], CancellationToken.None).GetAwaiter().GetResult().Bars.Count;
    }

    private static int Import(string file, string data)
    {
        using var database = Database.Open(data);
        var importer = new Importer(new BarStore(database), TimeProvider.System);
        ImportReport report = importer.ImportAsync(file, ImportOptions.None, null, CancellationToken.None).GetAwaiter().GetResult();
        return report.Symbols[0].Added;
    }

    private static void Expect(int bars, int written)
    {
        if (bars != written)
        {
            throw new InvalidOperationException($"{bars} bars came where {written} were written.");
        }
    }

    /// <summary>Minutes of regular sessions from 2010 on, in New York's time.</summary>
    private static int Write(string file)
    {
        var random = new SeededRandom(12);
        using var text = new StreamWriter(file, append: false, Encoding.ASCII);
        text.Write("Date,Open,High,Low,Close,Volume\n");
        int bars = 0;
        long written = 0, price = 11_000;
        for (DateOnly day = new(2010, 1, 4); written < BytesMin; day = day.AddDays(1))
        {
            if (!TradingCalendar.NewYork.IsTradingDay(day))
            {
                continue;
            }
            DateTime close = NewYorkTime.FromUtc(TradingCalendar.NewYork.CloseOf(day));
            for (DateTime time = day.ToDateTime(new TimeOnly(9, 31)); time <= close; time = time.AddMinutes(1))
            {
                long open = price;
                price = Math.Max(1_000, price + random.NextBelow(21) - 10);
                long high = Math.Max(open, price) + random.NextBelow(5), low = Math.Min(open, price) - random.NextBelow(5);
                string line = string.Create(CultureInfo.InvariantCulture,
                    $"{time:yyyy-MM-dd HH:mm},{open / 100m:0.00},{high / 100m:0.00},{low / 100m:0.00},{price / 100m:0.00},{1_000 + random.NextBelow(90_000)}\n");
                text.Write(line);
                written += line.Length;
                bars++;
            }
        }
        return bars;
    }
}
