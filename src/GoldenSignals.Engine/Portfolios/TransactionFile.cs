using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GoldenSignals.Core.Portfolios;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>Something that is wrong in a file of transactions.</summary>
/// <param name="Line">From 1; 0 for the file as a whole.</param>
/// <param name="Field">The column, where it is one.</param>
public sealed record FileFault(int Line, string? Field, string Message)
{
    public override string ToString() => (Line > 0 ? $"line {Line}" : "the file") + (Field is null ? "" : $", {Field}") + $": {Message}";
}

/// <summary>A file was refused: none of its lines was taken.</summary>
public sealed class TransactionFileException(string file, IReadOnlyList<FileFault> faults)
    : Exception($"{file}: {faults[0]}" + (faults.Count > 1 ? $" ({faults.Count - 1} more)" : ""))
{
    public IReadOnlyList<FileFault> Faults { get; } = faults;
}

/// <summary>
/// Reads transactions or positions from a CSV file with a header. Without a column of types every line is a holding that is brought in. Every fault is
/// named with its line and field, and one is enough to take nothing.
/// </summary>
public sealed partial class TransactionFile
{
    public const int LinesMax = 50_000, FaultsMax = 50;

    /// <summary>What a column may be called; case, blanks and underscores do not count.</summary>
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["date"] = ["date", "time", "tradedate", "datetime", "executedat", "rundate"],
        ["type"] = ["type", "action", "side", "kind", "transactiontype"],
        ["symbol"] = ["symbol", "ticker", "instrument"],
        ["quantity"] = ["quantity", "qty", "shares", "units", "ratio"],
        ["price"] = ["price", "tradeprice", "costpershare", "averagecost", "avgcost", "pershare"],
        ["amount"] = ["amount", "cash", "netamount"],
        ["fee"] = ["fee", "fees", "commission", "costs", "tax"],
        ["currency"] = ["currency", "ccy"],
        ["toamount"] = ["toamount"],
        ["tocurrency"] = ["tocurrency"],
    };

    private static readonly Dictionary<string, TransactionKind> Kinds = new()
    {
        ["buy"] = TransactionKind.Buy, ["bought"] = TransactionKind.Buy, ["sell"] = TransactionKind.Sell, ["sold"] = TransactionKind.Sell,
        ["short"] = TransactionKind.Short, ["sellshort"] = TransactionKind.Short, ["cover"] = TransactionKind.Cover, ["buytocover"] = TransactionKind.Cover,
        ["bring"] = TransactionKind.Bring, ["transferin"] = TransactionKind.Bring, ["position"] = TransactionKind.Bring,
        ["deposit"] = TransactionKind.Deposit, ["withdraw"] = TransactionKind.Withdraw, ["withdrawal"] = TransactionKind.Withdraw,
        ["dividend"] = TransactionKind.Dividend, ["interest"] = TransactionKind.Dividend, ["split"] = TransactionKind.Split, ["fee"] = TransactionKind.Fee,
        ["convert"] = TransactionKind.Convert, ["conversion"] = TransactionKind.Convert, ["fx"] = TransactionKind.Convert,
    };

    private readonly string file, currency;
    private readonly List<FileFault> faults = [];
    private Dictionary<string, int> columns = [];

    private TransactionFile(string file, string currency) => (this.file, this.currency) = (file, currency);

    /// <param name="map">Names of columns where the header has others: date=Day.</param>
    /// <param name="currency">Of lines that name none.</param>
    /// <param name="today">The date of positions that have none.</param>
    /// <exception cref="TransactionFileException">Something in it is wrong.</exception>
    public static IReadOnlyList<NewTransaction> Read(string file, string text, IReadOnlyDictionary<string, string> map, string currency, DateTime today) =>
        new TransactionFile(file, currency).Read(text, map, today);

    private List<NewTransaction> Read(string text, IReadOnlyDictionary<string, string> map, DateTime today)
    {
        List<CsvRow> rows = Rows(text);
        columns = Columns(rows[0], map);
        Stop();
        List<Transaction> read = [];
        foreach (CsvRow row in rows.Skip(1))
        {
            if (Line(row, today) is { } one) read.Add(one);
            if (faults.Count >= FaultsMax) break;
        }
        Stop();
        if (read.Count > 1 && read[0].Time > read[^1].Time) read.Reverse(); // newest first, as brokers write them
        return Keyed([.. read.OrderBy(one => one.Time)]);
    }

    private List<CsvRow> Rows(string text)
    {
        List<CsvRow> rows = [];
        try
        {
            rows = [.. CsvRows.Read(text).Take(LinesMax + 2)];
        }
        catch (FormatException fault)
        {
            Fault(0, null, fault.Message);
        }
        if (faults.Count == 0 && rows.Count < 2) Fault(0, null, "it needs a header and at least one line under it");
        if (rows.Count > LinesMax + 1) Fault(0, null, $"it has more than {LinesMax} lines");
        Stop();
        return rows;
    }

    private Dictionary<string, int> Columns(CsvRow header, IReadOnlyDictionary<string, string> map)
    {
        Dictionary<string, int> found = [];
        foreach ((string name, string[] others) in Names)
        {
            string? said = map.FirstOrDefault(pair => Plain(pair.Key) == name).Value;
            string[] wanted = said is null ? others : [Plain(said)];
            int place = header.Fields.ToList().FindIndex(field => wanted.Contains(Plain(field)));
            if (place >= 0) found[name] = place;
            else if (said is not null) Fault(header.Number, name, $"there is no column \"{said}\"");
        }
        foreach (string unknown in map.Keys.Where(key => !Names.ContainsKey(Plain(key)))) Fault(0, unknown, $"is no field; those are {string.Join(", ", Names.Keys)}");
        string[] needed = found.ContainsKey("type") ? ["date"] : ["symbol", "quantity", "price"];
        foreach (string name in needed.Where(name => !found.ContainsKey(name)))
        {
            Fault(header.Number, name, $"the header names no such column; say which it is with the map {name}=COLUMN");
        }
        return found;
    }

    private Transaction? Line(CsvRow row, DateTime today)
    {
        int before = faults.Count;
        TransactionKind kind = columns.ContainsKey("type") ? Kind(row) : TransactionKind.Bring;
        string money = Text(row, "currency").ToUpperInvariant();
        var one = new Transaction(Date(row, today), kind, money.Length > 0 ? money : currency)
        {
            Symbol = Text(row, "symbol").ToUpperInvariant(), Quantity = kind == TransactionKind.Split ? Ratio(row) : Number(row, "quantity"), Price = Number(row, "price"),
            Amount = Number(row, "amount"), Fee = Number(row, "fee"), ToAmount = Number(row, "toamount"), ToCurrency = Text(row, "tocurrency").ToUpperInvariant(),
            Place = $"{file}, line {row.Number}",
        };
        if (TransactionRules.IsTrade(kind)) one = one with { Amount = 0, Quantity = kind is TransactionKind.Sell or TransactionKind.Short ? Math.Abs(one.Quantity) : one.Quantity };
        if (kind is TransactionKind.Withdraw or TransactionKind.Fee) one = one with { Amount = Math.Abs(one.Amount) };
        if (faults.Count > before) return null;
        if (TransactionRules.FaultOf(one) is not { } fault) return one;
        string[] parts = fault.Split(": ", 2);
        Fault(row.Number, parts.Length > 1 ? parts[0] : null, parts[^1]);
        return null;
    }

    private TransactionKind Kind(CsvRow row)
    {
        string text = Text(row, "type");
        if (Kinds.TryGetValue(Plain(text), out TransactionKind kind)) return kind;
        Fault(row.Number, "type", $"\"{text}\" is none; those are buy, sell, short, cover, bring, deposit, withdraw, dividend, interest, split, fee and convert");
        return default;
    }

    private DateTime Date(CsvRow row, DateTime today)
    {
        string text = Text(row, "date");
        if (text.Length == 0 && !columns.ContainsKey("date")) return today;
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mmZ", "yyyy-MM-dd HH:mm", "yyyyMMdd"];
        if (DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, utc, out DateTime time) && time.Year >= 1900) return time;
        Fault(row.Number, "date", $"\"{text}\" is no date; write 2024-05-02 or 2024-05-02T14:30:00Z");
        return today;
    }

    private decimal Number(CsvRow row, string field)
    {
        string text = Text(row, field);
        if (text.Length == 0) return 0;
        if (Thousands().IsMatch(text)) text = text.Replace(",", "");
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)) return number;
        Fault(row.Number, field, $"\"{text}\" is no number; write 1234.56");
        return 0;
    }

    /// <summary>2, 0.5, or 3:2 for three new shares for two old.</summary>
    private decimal Ratio(CsvRow row)
    {
        string[] parts = Text(row, "quantity").Split(':');
        if (parts.Length != 2) return Number(row, "quantity");
        if (decimal.TryParse(parts[0], CultureInfo.InvariantCulture, out decimal fresh) && decimal.TryParse(parts[1], CultureInfo.InvariantCulture, out decimal old) && old > 0)
        {
            return fresh / old;
        }
        Fault(row.Number, "quantity", $"\"{Text(row, "quantity")}\" is no ratio; write 2:1 for two new shares for one old");
        return 1;
    }

    private string Text(CsvRow row, string field)
    {
        if (!columns.TryGetValue(field, out int place) || place >= row.Fields.Count) return "";
        string text = row.Fields[place];
        return text.Length > 1 && text[0] == '\'' ? text[1..] : text; // as it is exported, so that no spreadsheet runs it
    }

    private void Fault(int line, string? field, string message)
    {
        if (faults.Count < FaultsMax) faults.Add(new FileFault(line, field, message));
    }

    private void Stop()
    {
        if (faults.Count > 0) throw new TransactionFileException(file, faults);
    }

    /// <summary>A line is known by what it says, so a file that is imported again adds nothing; two equal lines are two.</summary>
    private List<NewTransaction> Keyed(IReadOnlyList<Transaction> read)
    {
        var times = new Dictionary<string, int>();
        List<NewTransaction> keyed = [];
        foreach (Transaction one in read)
        {
            string said = string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Time:O}|{one.Kind}|{one.Symbol}|{one.Quantity}|{one.Price}|{one.Amount}|{one.Fee}|{one.Currency}|{one.ToAmount}|{one.ToCurrency}");
            int nth = times[said] = times.GetValueOrDefault(said) + 1;
            string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{said}|{nth}")))[..24];
            keyed.Add(new NewTransaction($"line:{key}", one, one.Place));
        }
        return keyed;
    }

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Thousands();
}
