using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Portfolios;

/// <summary>
/// Puts the stored splits and dividends of what is held between the transactions a person wrote. Where a person wrote dividends of a symbol, only those
/// count for it, and so with splits: the same cash is never paid twice.
/// </summary>
public static class PortfolioActions
{
    private const decimal NearWhole = 0.000001m;

    /// <param name="written">In order of time.</param>
    /// <param name="stored">Actions of a symbol up to the moment the books are wanted for, in order; none for one not stored.</param>
    /// <returns>All in order of time; at one moment a stored action comes first, its dividend before its split.</returns>
    public static Book Keep(BookTerms terms, IReadOnlyList<Transaction> written, Func<string, SymbolActions?> stored)
    {
        var book = new Book(terms);
        var waiting = new PriorityQueue<(string Symbol, CorporateAction Action, SymbolActions Of), (DateTime, int)>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        HashSet<(string, TransactionKind)> own = [.. written.Where(one => one.Symbol.Length > 0).Select(one => (one.Symbol, one.Kind))];
        int place = 0;
        foreach (Transaction transaction in written)
        {
            if (transaction.Symbol.Length > 0 && known.Add(transaction.Symbol) && stored(transaction.Symbol) is { } actions)
            {
                foreach (CorporateAction action in actions.Actions)
                {
                    // What happened before the first trade happened to someone else.
                    if (action.ExTime >= transaction.Time) waiting.Enqueue((transaction.Symbol, action, actions), (action.ExTime, place++));
                }
            }
            TakeUntil(transaction.Time);
            book.Add(transaction);
        }
        TakeUntil(DateTime.MaxValue);
        return book;

        void TakeUntil(DateTime time)
        {
            while (waiting.TryPeek(out var next, out _) && next.Action.ExTime <= time)
            {
                waiting.Dequeue();
                Take(book, next.Symbol, next.Action, next.Of, own);
            }
        }
    }

    private static void Take(Book book, string symbol, CorporateAction action, SymbolActions of, HashSet<(string, TransactionKind)> own)
    {
        if (book.Find(symbol) is not { Quantity: not 0 } held) return;
        if (action.Dividend > 0 && !own.Contains((symbol, TransactionKind.Dividend)))
        {
            decimal price = Math.Round((decimal)action.Dividend / of.TicksPerUnit, Cents.QuantityDecimals);
            if (price > 0) book.Add(new Transaction(action.ExTime, TransactionKind.Dividend, held.Currency) { Symbol = symbol, Price = price });
        }
        if (action.Split != 1 && !own.Contains((symbol, TransactionKind.Split)))
        {
            book.Add(new Transaction(action.ExTime, TransactionKind.Split, held.Currency) { Symbol = symbol, Quantity = Ratio(action.Split) });
        }
    }

    /// <summary>A factor as stored is a number with some digits; one for three is meant by 0.33333333.</summary>
    public static decimal Ratio(double split)
    {
        decimal ratio = (decimal)split, inverse = 1 / ratio, whole = Math.Round(inverse);
        return ratio < 1 && Math.Abs(inverse - whole) <= NearWhole * inverse ? 1 / whole : ratio;
    }
}

/// <summary>The stored actions of a symbol.</summary>
/// <param name="TicksPerUnit">Of the grid its dividends are in.</param>
public sealed record SymbolActions(long TicksPerUnit, IReadOnlyList<CorporateAction> Actions);
