using System.Globalization;
using System.Text;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>
/// Opinions from outside in a CSV file with the columns time, symbol, target and score, and where wanted confidence and agent. A date means the
/// close of that exchange day, a time without a zone is UTC. A file with a line that cannot be read is refused as a whole: half a record is another record.
/// </summary>
public static class CsvOpinions
{
    private const long FileBytesMax = 256L * 1024 * 1024;
    private const int FaultsShownMax = 10;

    private static readonly string[] Needed = ["time", "symbol", "target", "score"], Known = [.. Needed, "confidence", "agent"];

    /// <summary>All opinions of a file by upper-case ticker, each by time. Whose they are is said by the column agent, or else by the file's name.</summary>
    /// <param name="symbolOf">What a ticker stands for; null when it is not known, which is a fault of that line.</param>
    /// <exception cref="SourceException">The file cannot be read, or lines of it: each is named with what is wrong.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<ExternalOpinion>> Read(string file, Func<string, Symbol?> symbolOf)
    {
        byte[] bytes = Load(file);
        ReadOnlySpan<byte> text = bytes.AsSpan(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        string name = Path.GetFileName(file);
        var lines = new List<(string Symbol, ExternalOpinion Opinion)>();
        var faults = new List<string>();
        Columns? columns = null;
        for (int number = 1; text.Length > 0; number++)
        {
            ReadOnlySpan<byte> line = CsvFields.NextLine(ref text);
            if (CsvFields.IsBlank(line))
            {
                continue;
            }
            string[] fields = Split(line);
            if (columns is null)
            {
                columns = Columns.Of(fields, name);
                continue;
            }
            if (Parse(columns, fields, file, symbolOf) is var (parsed, fault) && fault is null)
            {
                lines.Add(parsed);
            }
            else
            {
                faults.Add($"{name}, line {number}: {fault}");
            }
        }
        if (columns is null)
        {
            throw new SourceException($"{name}: the file is empty; its first line names the columns {string.Join(", ", Needed)}");
        }
        return faults.Count == 0 ? ByTicker(lines) : throw new SourceException(Told(faults));
    }

    private static byte[] Load(string file)
    {
        try
        {
            return new FileInfo(file).Length <= FileBytesMax
                ? File.ReadAllBytes(file)
                : throw new SourceException($"{file}: larger than {FileBytesMax / 1024 / 1024} MB; cut it into several files");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{file} cannot be read: {fault.Message}");
        }
    }

    private static string[] Split(ReadOnlySpan<byte> line)
    {
        Span<CsvField> fields = stackalloc CsvField[CsvFields.ColumnsMax];
        int count = Math.Min(CsvFields.Split(line, (byte)',', fields), fields.Length);
        var texts = new string[count];
        for (int i = 0; i < count; i++)
        {
            texts[i] = Encoding.UTF8.GetString(fields[i].In(line));
        }
        return texts;
    }

    private static ((string, ExternalOpinion) Parsed, string? Fault) Parse(Columns columns, string[] fields, string file, Func<string, Symbol?> symbolOf)
    {
        if (fields.Length != columns.Count)
        {
            return (default, $"{fields.Length} columns where the first line names {columns.Count}");
        }
        string ticker = fields[columns.Symbol].ToUpperInvariant(), time = fields[columns.Time];
        if (symbolOf(ticker) is not { } symbol)
        {
            return (default, $"symbol: no bars of \"{ticker}\" are stored");
        }
        if (TimeOf(time, symbol) is not { } moment)
        {
            return (default, $"time: \"{time}\" is no date and no time; write 2015-06-30 or 2015-06-30T14:30:00Z");
        }
        if (Number(fields[columns.Score]) is not { } score)
        {
            return (default, $"score: \"{fields[columns.Score]}\" is no number");
        }
        double? confidence = columns.Confidence < 0 || fields[columns.Confidence].Length == 0 ? 1 : Number(fields[columns.Confidence]);
        if (confidence is null)
        {
            return (default, $"confidence: \"{fields[columns.Confidence]}\" is no number");
        }
        string agent = columns.Agent >= 0 ? fields[columns.Agent] : AgentOf(file);
        var opinion = new ExternalOpinion(agent, fields[columns.Target], moment, score, confidence.Value);
        return ((ticker, opinion), opinion.Fault is var (field, fault) ? $"{field}: {fault}" : null);
    }

    private static DateTime? TimeOf(string text, Symbol symbol)
    {
        if (!CsvStamp.TryRead(Encoding.UTF8.GetBytes(text), null, out CsvStamp stamp))
        {
            return null;
        }
        return stamp.HasTime
            ? DateTime.SpecifyKind(stamp.Wall - (stamp.Offset ?? TimeSpan.Zero), DateTimeKind.Utc)
            : new SessionTimes(TradingCalendar.For(symbol), Interval.Day1).OfDay(DateOnly.FromDateTime(stamp.Wall));
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    private static string AgentOf(string file) => new(
        [.. Path.GetFileNameWithoutExtension(file).ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')]);

    private static Dictionary<string, IReadOnlyList<ExternalOpinion>> ByTicker(List<(string Symbol, ExternalOpinion Opinion)> lines) => lines
        .GroupBy(line => line.Symbol)
        .ToDictionary(symbol => symbol.Key, symbol => (IReadOnlyList<ExternalOpinion>)[.. symbol.Select(line => line.Opinion).OrderBy(opinion => opinion.Time)]);

    private static string Told(List<string> faults) => string.Join('\n', faults.Take(FaultsShownMax))
        + (faults.Count > FaultsShownMax ? $"\nand {faults.Count - FaultsShownMax} more lines" : "");

    private sealed record Columns(int Count, int Time, int Symbol, int Target, int Score, int Confidence, int Agent)
    {
        public static Columns Of(string[] header, string file)
        {
            List<string> names = [.. header.Select(name => name.ToLowerInvariant())];
            if (names.Find(name => !Known.Contains(name)) is { } unknown)
            {
                throw new SourceException($"{file}, line 1: \"{unknown}\" is no column of opinions; they are {string.Join(", ", Known)}");
            }
            if (Array.Find(Needed, name => !names.Contains(name)) is { } missing)
            {
                throw new SourceException($"{file}, line 1: the column {missing} is missing; needed are {string.Join(", ", Needed)}");
            }
            return new Columns(
                names.Count, names.IndexOf("time"), names.IndexOf("symbol"), names.IndexOf("target"), names.IndexOf("score"),
                names.IndexOf("confidence"), names.IndexOf("agent"));
        }
    }
}
