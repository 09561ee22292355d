namespace GoldenSignals.Portfolios;

/// <summary>A portfolio to be made.</summary>
/// <param name="Paper">Orders are filled by the simulated broker; else a person writes every line.</param>
/// <param name="Currency">USD unless said.</param>
/// <param name="Method">fifo (unless said) or average.</param>
/// <param name="Borrows">Whether cash may go below zero.</param>
/// <param name="Cash">Paid in at once, if any.</param>
public sealed record PortfolioRequest(string Name, bool Paper = false, string? Currency = null, string? Method = null, bool Borrows = false, decimal? Cash = null);

/// <summary>A line to be written.</summary>
/// <param name="Type">buy, sell, short, cover, bring, deposit, withdraw, dividend, interest, split, fee or convert.</param>
/// <param name="Date">2024-05-02 or a moment in UTC; now unless said.</param>
/// <param name="Replaces">Id of a line it stands for.</param>
/// <param name="Key">What this line is to the caller: sent twice, it is written once.</param>
public sealed record TransactionRequest(
    string Type, string? Symbol = null, decimal? Quantity = null, decimal? Price = null, decimal? Amount = null, decimal? Fee = null, string? Currency = null,
    decimal? ToAmount = null, string? ToCurrency = null, string? Date = null, long? Replaces = null, string? Key = null);

/// <summary>Something to be asked of a paper portfolio: a number of units of a symbol, or a position from a signal.</summary>
/// <param name="Quantity">Below zero to sell short.</param>
/// <param name="Stop">In currency, as is Target.</param>
/// <param name="SignalId">Opens a long position from this signal, its size by the risk settings; symbol and quantity are then left out.</param>
/// <param name="Barriers">Whether the signal's stop and target come with it.</param>
/// <param name="Key">What this order is to the caller: sent twice, it is asked once.</param>
public sealed record OrderRequest(
    string? Symbol = null, string? Interval = null, decimal? Quantity = null, decimal? Stop = null, decimal? Target = null, string? SignalId = null,
    bool Barriers = true, string? Key = null);

/// <summary>A file of transactions or positions.</summary>
/// <param name="File">Its name, as faults say it.</param>
/// <param name="Map">Columns whose names differ: date=Day,price=Cost.</param>
public sealed record PortfolioImportRequest(string File, string Text, string? Map = null);

/// <summary>How a symbol is followed.</summary>
/// <param name="Lean">The bare lean is taken, proven or not; else only decisions to buy or sell.</param>
public sealed record FollowRequest(string? Interval = null, bool Lean = false, bool Barriers = true);
