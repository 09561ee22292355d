using System.Globalization;

namespace GoldenSignals.Core.Backtests;

/// <summary>What trading costs. Rates are whole millionths, so that every fee is an exact whole number of money units.</summary>
/// <param name="FeeMillionths">Of the value of a fill; a basis point is 100.</param>
/// <param name="FeeMin">Least fee of a fill, in millionths of currency.</param>
/// <param name="SlippageMillionths">By which a fill at the market is worse than the price it aims at; never beyond the bar's high and low.</param>
/// <param name="BorrowMillionths">A year, of the value of what is sold short, charged for the time passed.</param>
public sealed record Costs(long FeeMillionths, long FeeMin, long SlippageMillionths, long BorrowMillionths)
{
    public const long MillionthsPerBp = 100;

    public static readonly Costs None = new(0, 0, 0, 0);

    private const long MicrosecondsPerYear = 365L * 24 * 3600 * 1_000_000;

    /// <summary>Fee of a fill of this value, in millionths of currency, rounded half up.</summary>
    public long FeeOf(long value) => Math.Max(FeeMin, Share(Math.Abs(value), FeeMillionths, 1_000_000));

    /// <summary>What borrowing this much costs for a time.</summary>
    public long BorrowOf(long value, long microseconds) =>
        (long)((((Int128)Math.Abs(value) * BorrowMillionths * microseconds) + ((Int128)MicrosecondsPerYear * 500_000)) / ((Int128)MicrosecondsPerYear * 1_000_000));

    /// <summary>A market price made worse for who trades: up for a buyer, down for a seller, held inside the bar.</summary>
    public long Slip(long price, int side, long low, long high)
    {
        if (SlippageMillionths == 0) return price;
        long slip = (long)((((Int128)price * SlippageMillionths) + 999_999) / 1_000_000);
        return Math.Clamp(price + (side * slip), low, high);
    }

    public string Canonical => string.Create(CultureInfo.InvariantCulture,
        $"fee={FeeMillionths / 100.0:0.##},min={FeeMin / 1e6:0.######},slippage={SlippageMillionths / 100.0:0.##},borrow={BorrowMillionths / 100.0:0.##}");

    internal static long Share(long value, long part, long whole) => (long)((((Int128)value * part) + (whole / 2)) / whole);
}
