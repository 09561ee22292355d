using System.Globalization;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Portfolios;

/// <summary>Reads what a person says of a portfolio, and writes a line as a file has it.</summary>
internal static class TransactionReading
{
    private const string NameForm = "Take 1 to 40 letters, digits, blanks, points or dashes, beginning with a letter or digit.";

    public static string Name(string? text)
    {
        string name = (text ?? "").Trim();
        bool isName = name.Length is > 0 and <= PortfolioStore.NameLettersMax && char.IsLetterOrDigit(name[0])
            && name.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '.' or '-' or '_');
        return isName ? name : throw Fault.Parameter("name", $"\"{name}\" is no name for a portfolio", NameForm);
    }

    public static string Currency(string field, string text) => TransactionRules.IsCurrency(text.ToUpperInvariant())
        ? text.ToUpperInvariant()
        : throw Fault.Parameter(field, $"\"{text}\" is no currency", "Write three letters, as USD.");

    public static CostMethod Method(string? text) => (text ?? "fifo").ToLowerInvariant() switch
    {
        "fifo" or "" => CostMethod.Fifo,
        "average" => CostMethod.Average,
        _ => throw Fault.Parameter("method", $"\"{text}\" is no way to reckon costs", "It is fifo or average."),
    };

    public static Transaction Read(TransactionRequest asked, Portfolio portfolio, BarStore bars, DateTime now)
    {
        string type = (asked.Type ?? "").ToLowerInvariant();
        TransactionKind kind = type == "interest" ? TransactionKind.Dividend
            : Enum.TryParse(type, ignoreCase: true, out TransactionKind known) && Enum.IsDefined(known) && !char.IsAsciiDigit(type[0]) ? known
            : throw Fault.Parameter("type", $"\"{asked.Type}\" is none", "It is buy, sell, short, cover, bring, deposit, withdraw, dividend, interest, split, fee or convert.");
        string symbol = (asked.Symbol ?? "").Trim().ToUpperInvariant();
        var read = new Transaction(Date(asked.Date, now), kind, Currency("currency", asked.Currency is { Length: > 0 } said ? said : CurrencyOf(symbol, bars) ?? portfolio.Currency))
        {
            Symbol = symbol, Quantity = asked.Quantity ?? 0, Price = asked.Price ?? 0, Amount = asked.Amount ?? 0, Fee = asked.Fee ?? 0,
            ToAmount = asked.ToAmount ?? 0, ToCurrency = (asked.ToCurrency ?? "").ToUpperInvariant(),
        };
        if (TransactionRules.FaultOf(read) is not { } fault) return read;
        string[] parts = fault.Split(": ", 2);
        throw Fault.Parameter(parts[0], parts[^1], "Correct that field.");
    }

    /// <summary>Fields as a file's columns: date=Day,price=Cost.</summary>
    public static Dictionary<string, string> Map(string? text)
    {
        var map = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair.Length < 2 || !map.TryAdd(pair[0], pair[1])) throw Fault.Parameter("map", $"\"{part}\" names no field and column", "Write date=Day,price=Cost.");
        }
        return map;
    }

    public static string Line(StoredTransaction stored, Portfolio portfolio)
    {
        Transaction one = stored.Transaction;
        return string.Join(
            ',', Csv.Field(one.Time.TimeOfDay == TimeSpan.Zero ? one.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : one.Time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            Csv.Field(one.Kind == TransactionKind.Dividend && one.Symbol.Length == 0 ? "interest" : one.Kind.ToString().ToLowerInvariant()), Csv.Field(one.Symbol),
            Number(one.Quantity), Number(one.Price), Number(one.Amount), Number(one.Fee), Csv.Field(one.Currency), Number(one.ToAmount), Csv.Field(one.ToCurrency),
            stored.Id.ToString(CultureInfo.InvariantCulture), Csv.Field(stored.Origin),
            Csv.Field(PortfolioWords.LabelOf(portfolio, stored.Label.Length > 0 ? [stored.Label] : [])), Csv.Field(stored.SignalId));
    }

    private static DateTime Date(string? text, DateTime now)
    {
        if (string.IsNullOrEmpty(text)) return Moment.FromMicroseconds(Moment.ToMicroseconds(now));
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mmZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"], CultureInfo.InvariantCulture, utc, out DateTime time) && time.Year >= 1900
            ? time
            : throw Fault.Parameter("date", $"\"{text}\" is no date", "Write 2024-05-02 or 2024-05-02T14:30:00Z.");
    }

    private static string? CurrencyOf(string symbol, BarStore bars) => symbol.Length == 0 ? null
        : bars.Search(symbol).FirstOrDefault(info => info.Series.Symbol.Ticker.Equals(symbol, StringComparison.OrdinalIgnoreCase)) is { } info
            ? QuoteCurrency.Of(info.Series.Symbol)
            : null;

    private static string Number(decimal number) => number == 0 ? "" : number.ToString("0.############################", CultureInfo.InvariantCulture);
}
