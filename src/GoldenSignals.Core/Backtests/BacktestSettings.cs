using System.Globalization;

namespace GoldenSignals.Core.Backtests;

/// <summary>The account a backtest trades on.</summary>
public sealed record BacktestSettings
{
    /// <summary>Money at the start, in millionths of currency.</summary>
    public long Cash { get; init; } = 100_000 * LotValue.Money;

    public Costs Costs { get; init; } = new(500, 0, 0, 5_000);

    public Sizing Sizing { get; init; } = Sizing.Default;

    /// <summary>Positions held at once; 0 for as many as there are symbols.</summary>
    public int PositionsMax { get; init; }

    /// <summary>A wish to be short is dropped, and counted.</summary>
    public bool LongOnly { get; init; }

    /// <summary>Value of all positions, long and short, that may be opened for each 100 of equity. 100 borrows nothing.</summary>
    public long ExposurePercentMax { get; init; } = 100;

    /// <summary>Equity below this percentage of the value of all positions is a margin call. 30 is what FINRA rule 4210(c) asks for shorts.</summary>
    public long MaintenancePercent { get; init; } = 30;

    /// <summary>The settings in one line, the same for the same settings.</summary>
    public string Canonical => string.Create(CultureInfo.InvariantCulture,
        $"cash={Cash};{Costs.Canonical};sizing={Sizing.Canonical};positions={PositionsMax};long={LongOnly};exposure={ExposurePercentMax};maintenance={MaintenancePercent}");
}
