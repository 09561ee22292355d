using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>A position and what it is worth. Money is in its own currency unless it says otherwise; null is unknown.</summary>
/// <param name="Cost">Of all its units with costs; below zero for a short.</param>
/// <param name="Mark">The price it is valued at; null where none is known.</param>
/// <param name="IsStale">Whether a newer price should be there by now.</param>
/// <param name="ValueInto">Its value in the portfolio's currency; null where no price or no rate is known.</param>
/// <param name="Gain">Value less cost.</param>
/// <param name="Income">Dividends less tax so far.</param>
/// <param name="Realised">Gains of what was closed.</param>
public sealed record PositionValue(
    string Symbol, string Currency, decimal Quantity, decimal AverageCost, decimal Cost, DateTime Opened, IReadOnlyList<Lot> Lots, Mark? Mark, bool IsStale,
    decimal? Value, decimal? ValueInto, decimal? Gain, decimal Income, decimal Realised);

/// <summary>Cash of one currency.</summary>
/// <param name="AmountInto">In the portfolio's currency; null where no rate is known.</param>
public sealed record CashValue(string Currency, decimal Amount, decimal? AmountInto);

/// <summary>What a portfolio holds and is worth, as far as prices and rates are known.</summary>
/// <param name="Positions">Those held, by symbol.</param>
/// <param name="Worth">In the portfolio's currency; null while a price or a rate is missing.</param>
/// <param name="Missing">What is not known, in words.</param>
/// <param name="Realised">By currency, after costs.</param>
/// <param name="Labels">Of the prices it is valued at, and of the bars its orders were filled on.</param>
public sealed record PortfolioValue(
    Portfolio Portfolio, DateTime At, IReadOnlyList<PositionValue> Positions, IReadOnlyList<CashValue> Cash, decimal? Worth, IReadOnlyList<string> Missing,
    IReadOnlyDictionary<string, decimal> Realised, IReadOnlyDictionary<string, decimal> Income, IReadOnlyList<Gain> Gains, IReadOnlyList<string> Labels)
{
    /// <summary>Values a portfolio at what is known now.</summary>
    public static PortfolioValue Of(Database database, Portfolio portfolio, DateTime now) => database.Read(connection =>
    {
        Book book = PortfolioStore.BookOf(connection, portfolio);
        var prices = new StoredPrices(connection);
        FxRates rates = prices.Rates(book.Cash.Keys.Concat(book.Holdings.Select(held => held.Currency)), portfolio.Currency);
        DateTime moment = LastPrice(book, prices) is { } last && last > now ? last : now; // made-up markets run ahead of the clock
        List<string> missing = [];
        PositionValue[] positions = [.. book.Holdings.Where(held => held.Quantity != 0).Select(held => Position(held, prices, rates, portfolio, moment, now, missing))];
        CashValue[] cash = [.. book.Cash.Where(pair => pair.Value != 0).Select(pair => Money(pair.Key, pair.Value, rates, portfolio, moment, missing))];
        decimal? worth = missing.Count > 0 ? null : positions.Sum(one => one.ValueInto!.Value) + cash.Sum(one => one.AmountInto!.Value);
        string[] labels =
        [
            .. positions.Select(one => one.Mark?.Label).Concat(TransactionRows.Load(connection, portfolio.Id).Where(one => one.Counts).Select(one => one.Label))
                .OfType<string>().Where(label => label.Length > 0).Distinct().Order(StringComparer.Ordinal),
        ];
        return new PortfolioValue(
            portfolio, now, positions, cash, worth, [.. missing.Distinct()], Sums(book, held => held.Realised), Sums(book, held => held.Income), book.Gains, labels);
    });

    private static PositionValue Position(
        Holding held, StoredPrices prices, FxRates rates, Portfolio portfolio, DateTime moment, DateTime now, List<string> missing)
    {
        Mark? mark = prices.Of(held, moment);
        decimal? value = mark is null ? null : Cents.Of(held.Quantity, mark.Price);
        decimal? into = value is { } known ? rates.Convert(known, held.Currency, portfolio.Currency, moment) : null;
        if (mark is null) missing.Add($"no price of {held.Symbol} is known");
        else if (into is null) missing.Add(NoRate(held.Currency, portfolio.Currency));
        return new PositionValue(
            held.Symbol, held.Currency, held.Quantity, held.AverageCost, held.Cost, held.Opened, held.Lots, mark, IsStale(mark, prices.BarsOf(held.Symbol), now), value,
            into, value - held.Cost, held.Income, held.Realised);
    }

    private static CashValue Money(string currency, decimal amount, FxRates rates, Portfolio portfolio, DateTime moment, List<string> missing)
    {
        decimal? into = rates.Convert(amount, currency, portfolio.Currency, moment);
        if (into is null) missing.Add(NoRate(currency, portfolio.Currency));
        return new CashValue(currency, amount, into);
    }

    internal static string NoRate(string from, string into) =>
        $"no rate from {from} to {into} is known of the last {FxRates.DaysMax} days; import {from}{into} as forex";

    /// <summary>Old when the close after the next one has passed; made-up and played bars follow no clock.</summary>
    private static bool IsStale(Mark? mark, StoredBars? stored, DateTime now)
    {
        if (mark is null || now.Year >= TradingCalendar.LastDay.Year) return false;
        if (stored is null || mark.Label == Mark.TypedIn) return mark.Time.AddDays(FxRates.DaysMax) < now;
        if (stored.Label is DataLabel.Synthetic or DataLabel.Replay || mark.Time.Year < TradingCalendar.FirstDay.Year) return false;
        TradingCalendar calendar = TradingCalendar.For(stored.Series.Symbol);
        return calendar.NextClose(calendar.NextClose(mark.Time, stored.Series.Interval), stored.Series.Interval) < now;
    }

    private static DateTime? LastPrice(Book book, StoredPrices prices) => book.Holdings.Where(held => held.Quantity != 0)
        .Select(held => prices.Of(held, DateTime.MaxValue)?.Time).Max();

    private static Dictionary<string, decimal> Sums(Book book, Func<Holding, decimal> of) => book.Holdings.GroupBy(held => held.Currency)
        .ToDictionary(group => group.Key, group => group.Sum(of));
}
