using System.Security.Cryptography;
using System.Text;
using GoldenSignals.Core.Backtests;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>How an order stands.</summary>
public enum OrderState
{
    /// <summary>It waits for the next open.</summary>
    Waiting,

    /// <summary>It was filled and its position is held.</summary>
    Open,

    /// <summary>Its position was left.</summary>
    Closed,

    Cancelled,

    /// <summary>The broker did not carry it out.</summary>
    Refused,
}

/// <summary>Something that became of an order, each kind once.</summary>
/// <param name="Kind">filled, leave (asked to leave), left, cancelled or refused.</param>
public sealed record OrderEvent(string Kind, DateTime Time, string Why, string? SignalId)
{
    public const string Filled = "filled", Leave = "leave", Left = "left", Cancelled = "cancelled", Refused = "refused";
}

/// <summary>An order of a paper portfolio.</summary>
/// <param name="Id">Hash of what asked for it, so that asking twice is asking once.</param>
/// <param name="Lots">As <see cref="LotValue"/> counts them; below zero to sell short.</param>
/// <param name="Stop">Ticks, as is Target; 0 for none.</param>
/// <param name="Asked">It is filled at the open of the first bar that closes later.</param>
/// <param name="Expires">Its position is left at the first open after this.</param>
/// <param name="Label">Of the bars it is filled on.</param>
public sealed record Order(
    string Id, long PortfolioId, string Symbol, string Interval, long Lots, long Stop, long Target, string Currency, Costs Costs, DateTime Asked,
    DateTime? Expires, string? SignalId, string Label)
{
    public IReadOnlyList<OrderEvent> Events { get; init; } = [];

    public DateTime Written { get; init; }

    public OrderState State =>
        Has(OrderEvent.Left) is not null ? OrderState.Closed
        : Has(OrderEvent.Cancelled) is not null ? OrderState.Cancelled
        : Has(OrderEvent.Refused) is not null ? OrderState.Refused
        : Has(OrderEvent.Filled) is not null ? OrderState.Open
        : OrderState.Waiting;

    public OrderEvent? Has(string kind) => Events.FirstOrDefault(one => one.Kind == kind);

    /// <summary>When the position is to be left: because someone asked, or because its time is over.</summary>
    public DateTime? LeaveAfter => (Has(OrderEvent.Leave)?.Time, Expires) switch
    {
        ({ } asked, { } over) => asked < over ? asked : over,
        var (asked, over) => asked ?? over,
    };

    /// <summary>The id of what is asked for by something that itself has one.</summary>
    public static string IdOf(long portfolioId, params string[] what) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{portfolioId}\n{string.Join('\n', what)}")))[..24];
}
