namespace GoldenSignals.Backtests;

/// <summary>A backtest to run.</summary>
/// <param name="Symbols">Tickers, @watchlist or @all.</param>
/// <param name="Rule">workflow, lean, agent:&lt;name&gt;, sma:20,50, rsi:14,30,70 or buyhold.</param>
public sealed record BacktestRequest(IReadOnlyList<string> Symbols, string Rule)
{
    /// <summary>Bar length, 1m … 1w; 1d when left out.</summary>
    public string? Interval { get; init; }

    /// <summary>First day or moment; earlier bars only warm the rule up.</summary>
    public string? From { get; init; }

    /// <summary>Last day, its close included, or moment.</summary>
    public string? To { get; init; }

    /// <summary>Money at the start, in currency; 100,000 when left out.</summary>
    public double? Cash { get; init; }

    /// <summary>Basis points of each fill's value, or fee=5,min=1,slippage=2,borrow=50; the fee of the settings when left out.</summary>
    public string? Costs { get; init; }

    /// <summary>equal:98 (percent of an equal share), share:20 (percent of the equity each), units:10, or signal; equal:98 when left out.</summary>
    public string? Sizing { get; init; }

    /// <summary>Positions at once; as many as symbols when left out.</summary>
    public int? MaxPositions { get; init; }

    /// <summary>Drops wishes to sell short.</summary>
    public bool LongOnly { get; init; }

    /// <summary>Raw prices without splits and dividends.</summary>
    public bool NoAdjust { get; init; }
}
