using System.Globalization;
using GoldenSignals.Core.Backtests;
using GoldenSignals.Web;

namespace GoldenSignals.Backtests;

/// <summary>Reads the terms of an account as a person writes them.</summary>
internal static class AccountTerms
{
    private const double CashMax = 1e9, BpMax = 10_000, UsualCash = 100_000, UsualBorrowBp = 50;
    private const string CostForms = "Write --costs 5 for 5 basis points of each fill, or --costs fee=5,min=1,slippage=2,borrow=50 "
        + "(min in currency, the others in basis points, borrow a year).";

    private const string SizingForms = "It is equal:98 (percent of an equal share), share:20 (percent of the equity each), units:10 or signal.";

    public static BacktestSettings Read(BacktestRequest request, Settings settings) => new()
    {
        Cash = Asked.Field("cash", () => Cash(request.Cash ?? UsualCash)),
        Costs = Asked.Field("costs", () => ReadCosts(request.Costs, settings)),
        Sizing = Asked.Field("sizing", () => ReadSizing(request.Sizing)),
        PositionsMax = Asked.Field("max-positions", () => Positions(request.MaxPositions)),
        LongOnly = request.LongOnly,
    };

    private static long Cash(double cash) => cash is >= 1 and <= CashMax
        ? (long)Math.Round(cash * LotValue.Money)
        : throw Fault.Usage($"{cash.ToString(CultureInfo.InvariantCulture)} is no cash to start with", "Take from 1 to 1,000,000,000.");

    private static int Positions(int? most) => most switch
    {
        null => 0,
        >= 1 => most.Value,
        _ => throw Fault.Usage($"{most} positions cannot be held", "Take 1 or more, or leave it out for one of each symbol."),
    };

    private static Costs ReadCosts(string? text, Settings settings)
    {
        (double fee, double min, double slippage, double borrow) = (settings.Costs.BpsPerSide, 0, 0, UsualBorrowBp);
        foreach (string part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            double number = Number(pair[^1], part);
            switch (pair.Length == 1 ? "fee" : pair[0].ToLowerInvariant())
            {
                case "fee": fee = number; break;
                case "min": min = number; break;
                case "slippage": slippage = number; break;
                case "borrow": borrow = number; break;
                default: throw Fault.Usage($"\"{pair[0]}\" is no cost", CostForms);
            }
        }
        return new Costs(Millionths(fee), (long)Math.Round(min * LotValue.Money), Millionths(slippage), Millionths(borrow));
    }

    private static double Number(string text, string part) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number <= BpMax
            ? number
            : throw Fault.Usage($"\"{part}\" is no cost from 0 to {BpMax:0}", CostForms);

    private static long Millionths(double bp) => (long)Math.Round(bp * Costs.MillionthsPerBp);

    private static Sizing ReadSizing(string? text)
    {
        if (text is null or "")
        {
            return Sizing.Default;
        }
        string[] parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        bool isNumber = double.TryParse(parts.Length > 1 ? parts[1] : "98", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number);
        SizingKind? kind = parts[0].ToLowerInvariant() switch
        {
            "equal" when number <= 100 => SizingKind.Equal,
            "share" when parts.Length > 1 && number <= 100 => SizingKind.Share,
            "units" when parts.Length > 1 && number <= 1e9 => SizingKind.Units,
            "signal" when parts.Length == 1 => SizingKind.Signal,
            _ => null,
        };
        return kind is { } known && isNumber && number > 0
            ? new Sizing(known, known == SizingKind.Signal ? 0 : (long)Math.Round(number * (known == SizingKind.Units ? LotValue.Money : LotValue.Money / 100)))
            : throw Fault.Usage($"\"{text}\" is no sizing", SizingForms);
    }
}
