using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>What is held of a symbol in one portfolio.</summary>
/// <param name="Quantity">Shares, coins or units; below zero for a short.</param>
/// <param name="AverageCost">Of one unit with its costs, in <paramref name="Currency"/>.</param>
/// <param name="Opened">When the oldest part of it came in, UTC.</param>
public sealed record OpenPosition(
    string Portfolio, bool IsPaper, string Symbol, decimal Quantity, decimal AverageCost, string Currency, DateTime Opened);

/// <summary>Reads what is held, as risk and pages ask for it.</summary>
public sealed class PositionStore(Database database)
{
    /// <summary>Everything held, by portfolio and symbol.</summary>
    /// <param name="portfolio">A name to narrow it to; one that does not exist holds nothing.</param>
    public IReadOnlyList<OpenPosition> Open(string? portfolio = null) => database.Read<IReadOnlyList<OpenPosition>>(connection =>
    [
        .. from one in PortfolioStore.List(connection)
           where portfolio is null || one.Name.Equals(portfolio, StringComparison.OrdinalIgnoreCase)
           from held in PortfolioStore.BookOf(connection, one).Holdings
           where held.Quantity != 0
           select new OpenPosition(one.Name, one.IsPaper, held.Symbol, held.Quantity, held.AverageCost, held.Currency, held.Opened),
    ]);

    /// <summary>Cash by currency, all portfolios or one together.</summary>
    public IReadOnlyDictionary<string, decimal> Cash(string? portfolio = null) => database.Read(connection => PortfolioStore.List(connection)
        .Where(one => portfolio is null || one.Name.Equals(portfolio, StringComparison.OrdinalIgnoreCase))
        .SelectMany(one => PortfolioStore.BookOf(connection, one).Cash)
        .GroupBy(pair => pair.Key)
        .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value)));
}
