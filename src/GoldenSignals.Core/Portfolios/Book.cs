namespace GoldenSignals.Core.Portfolios;

/// <summary>How a portfolio's books are kept.</summary>
/// <param name="Borrows">Whether cash may go below zero.</param>
public sealed record BookTerms(CostMethod Method, bool Borrows = false);

/// <summary>
/// The books of one portfolio: what transactions, in order of time, make of cash, holdings and gains. Nothing in it is guessed: what cannot be done is
/// refused, and every amount is a number of cents.
/// </summary>
/// <remarks>
/// Costs of buying are part of what a lot cost, those of selling come off what it brought (US Internal Revenue Service, Publication 550, "Basis of
/// investment property"). A split leaves the cost of a lot as it is (there, "Stock splits").
/// </remarks>
public sealed class Book(BookTerms terms)
{
    private readonly SortedDictionary<string, Holding> holdings = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> cash = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> costs = new(StringComparer.Ordinal);
    private readonly List<Gain> gains = [];
    private readonly List<Flow> flows = [];
    private readonly List<Transaction> taken = [];
    private DateTime last = DateTime.MinValue;

    /// <summary>All it has taken, in order, those made from stored actions among them.</summary>
    public IReadOnlyList<Transaction> Taken => taken;

    /// <summary>Every symbol that was ever held, by ticker.</summary>
    public IEnumerable<Holding> Holdings => holdings.Values;

    /// <summary>By currency.</summary>
    public IReadOnlyDictionary<string, decimal> Cash => cash;

    /// <summary>Fees that belong to no trade, less interest, by currency.</summary>
    public IReadOnlyDictionary<string, decimal> Costs => costs;

    public IReadOnlyList<Gain> Gains => gains;

    public IReadOnlyList<Flow> Flows => flows;

    public Holding? Find(string symbol) => holdings.GetValueOrDefault(symbol);

    /// <summary>Takes transactions that are in order of time.</summary>
    /// <exception cref="BookException">One cannot be done; the books then stand as before it.</exception>
    public static Book Of(BookTerms terms, IEnumerable<Transaction> transactions)
    {
        var book = new Book(terms);
        foreach (Transaction transaction in transactions) book.Add(transaction);
        return book;
    }

    /// <exception cref="BookException">It cannot be done; nothing has changed then.</exception>
    public void Add(Transaction now)
    {
        if (TransactionRules.FaultOf(now) is { } fault) throw new BookException(now, fault);
        if (now.Time < last) throw new BookException(now, $"it comes after one of {last:yyyy-MM-dd HH:mm}");
        switch (now.Kind)
        {
            case TransactionKind.Buy: Open(now, now.Quantity, 1); break;
            case TransactionKind.Short: Open(now, -now.Quantity, -1); break;
            case TransactionKind.Sell: Close(now, 1); break;
            case TransactionKind.Cover: Close(now, -1); break;
            case TransactionKind.Bring: Bring(now); break;
            case TransactionKind.Deposit: Move(now, now.Amount - now.Fee); break;
            case TransactionKind.Withdraw: Move(now, -now.Amount - now.Fee); break;
            case TransactionKind.Dividend: Pay(now); break;
            case TransactionKind.Split: Split(now); break;
            case TransactionKind.Fee: Cost(now, now.Amount); break;
            default: Convert(now); break;
        }
        last = now.Time;
        taken.Add(now);
    }

    private void Open(Transaction now, decimal quantity, int side)
    {
        Holding? held = HeldIn(now);
        if (held is { Quantity: var have } && have * side < 0)
        {
            throw new BookException(now, side > 0
                ? $"{-have:0.########} are sold short; cover them first"
                : $"{have:0.########} are held; sell them first");
        }
        decimal worth = Cents.Of(now.Quantity, now.Price), moved = (side * worth) + now.Fee;
        Spend(now, now.Currency, -moved);
        held ??= holdings[now.Symbol] = new Holding(now.Symbol, now.Currency, terms.Method);
        held.Add(new Lot(now.Time, quantity, moved));
        Mark(held, now);
    }

    private void Close(Transaction now, int side)
    {
        decimal have = HeldIn(now) is { } held ? held.Quantity * side : 0;
        if (have < now.Quantity)
        {
            string owned = side > 0 ? "held" : "sold short";
            throw new BookException(now, have <= 0 ? $"none is {owned}" : $"only {have:0.########} are {owned}");
        }
        decimal proceeds = (side * Cents.Of(now.Quantity, now.Price)) - now.Fee;
        Spend(now, now.Currency, proceeds);
        held = holdings[now.Symbol];
        gains.AddRange(held.Take(now, now.Quantity, proceeds));
        Mark(held, now);
    }

    private void Bring(Transaction now)
    {
        Holding? held = HeldIn(now);
        if (held is { Quantity: < 0 }) throw new BookException(now, $"{-held.Quantity:0.########} are sold short; cover them first");
        decimal worth = Cents.Of(now.Quantity, now.Price);
        held ??= holdings[now.Symbol] = new Holding(now.Symbol, now.Currency, terms.Method);
        held.Add(new Lot(now.Time, now.Quantity, worth + now.Fee));
        flows.Add(new Flow(now.Time, now.Currency, worth));
        Mark(held, now);
    }

    private void Move(Transaction now, decimal amount)
    {
        Spend(now, now.Currency, amount);
        flows.Add(new Flow(now.Time, now.Currency, now.Kind == TransactionKind.Deposit ? now.Amount : -now.Amount));
        if (now.Fee != 0) Add(costs, now.Currency, now.Fee);
    }

    private void Pay(Transaction now)
    {
        if (now.Symbol.Length == 0)
        {
            Spend(now, now.Currency, now.Amount - now.Fee);
            Add(costs, now.Currency, now.Fee - now.Amount);
            return;
        }
        Holding? held = HeldIn(now);
        decimal quantity = held?.Quantity ?? 0;
        bool whole = now.Amount != 0;
        if (held is null || (quantity == 0 && !whole)) throw new BookException(now, "none is held");
        decimal paid = (whole ? now.Amount : Cents.Of(quantity, now.Price)) - now.Fee;
        Spend(now, now.Currency, paid, mayOwe: true);
        held.Income += paid;
    }

    private void Split(Transaction now)
    {
        if (holdings.GetValueOrDefault(now.Symbol) is not { Quantity: not 0 } held) throw new BookException(now, "none is held");
        held.Split(now.Quantity);
    }

    private void Cost(Transaction now, decimal amount)
    {
        Spend(now, now.Currency, -amount, mayOwe: true);
        Add(costs, now.Currency, amount);
    }

    private void Convert(Transaction now)
    {
        Spend(now, now.Currency, -now.Amount - now.Fee);
        Add(cash, now.ToCurrency, now.ToAmount);
        if (now.Fee != 0) Add(costs, now.Currency, now.Fee);
    }

    private Holding? HeldIn(Transaction now)
    {
        Holding? held = holdings.GetValueOrDefault(now.Symbol);
        return held is null || held.Currency == now.Currency
            ? held
            : throw new BookException(now, $"{now.Symbol} is kept in {held.Currency}, not in {now.Currency}");
    }

    /// <param name="mayOwe">What a broker takes whether cash is there or not.</param>
    private void Spend(Transaction now, string currency, decimal amount, bool mayOwe = false)
    {
        decimal have = cash.GetValueOrDefault(currency);
        if (amount < 0 && have + amount < 0 && !terms.Borrows && !mayOwe)
        {
            throw new BookException(now, $"it takes {-amount:0.00} {currency}, and {have:0.00} are there");
        }
        Add(cash, currency, amount);
    }

    private static void Mark(Holding held, Transaction now)
    {
        if (now.Price > 0) (held.LastPrice, held.LastPriceTime) = (now.Price, now.Time);
    }

    private static void Add(SortedDictionary<string, decimal> sums, string currency, decimal amount) =>
        sums[currency] = sums.GetValueOrDefault(currency) + amount;
}
