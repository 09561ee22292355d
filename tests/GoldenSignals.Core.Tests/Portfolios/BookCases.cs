using System.Globalization;
using GoldenSignals.Core.Portfolios;

namespace GoldenSignals.Core.Tests.Portfolios;

/// <summary>A case of cases.txt: transactions, and what they leave.</summary>
internal sealed record BookCase(string Name, BookTerms Terms, IReadOnlyList<string> Lines, IReadOnlyList<string> Left, string? Refusal);

/// <summary>Reads cases.txt, which is written for people.</summary>
internal static class BookCases
{
    private const string Resource = "GoldenSignals.Core.Tests.Portfolios.cases.txt";

    public static IReadOnlyList<BookCase> All { get; } = Read();

    public static Transaction Transaction(string line, int place)
    {
        string[] words = line.Split(' ');
        string kind = words[1];
        string After(string word) => words.Contains(word) ? words[Array.IndexOf(words, word) + 1] : "0";
        var time = DateTime.ParseExact(words[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
        var one = new Transaction(time, kind == "interest" ? TransactionKind.Dividend : Enum.Parse<TransactionKind>(kind, ignoreCase: true), words[^1])
        {
            Fee = Number(After("fee")), Place = $"line {place}",
        };
        return kind switch
        {
            "split" => one with { Symbol = words[2], Quantity = Number(words[3].Split(':')[0]) / Number(words[3].Split(':')[1]), Currency = "USD" },
            "convert" => one with { Amount = Number(words[2]), Currency = words[3], ToAmount = Number(words[5]), ToCurrency = words[6] },
            "dividend" => one with { Symbol = words[2], Price = Number(After("each")), Amount = Number(After("all")) },
            "fee" => one with { Amount = Number(words[2]), Fee = 0 },
            "deposit" or "withdraw" or "interest" => one with { Amount = Number(words[2]) },
            _ => one with { Quantity = Number(words[2]), Symbol = words[3], Price = Number(words[5]) },
        };
    }

    private static List<BookCase> Read()
    {
        using var reader = new StreamReader(typeof(BookCases).Assembly.GetManifestResourceStream(Resource)!);
        List<BookCase> cases = [];
        foreach (string block in reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n\n").Skip(1))
        {
            string[] lines = block.Trim().Split('\n');
            if (lines.Length < 2) continue;
            string[] terms = lines[1].Split(' ');
            cases.Add(new BookCase(
                lines[0][2..], new BookTerms(terms[0] == "average" ? CostMethod.Average : CostMethod.Fifo, terms.Contains("borrows")),
                [.. lines.Skip(2).Where(line => char.IsAsciiDigit(line[0]))], [.. lines.Where(line => line[0] == '=')],
                lines.FirstOrDefault(line => line[0] == '!')?[2..]));
        }
        return cases;
    }
}
