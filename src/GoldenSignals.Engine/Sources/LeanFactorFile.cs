using System.Globalization;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>
/// Splits and dividends out of a factor file. A row says: through this day, prices times these factors are on today's scale. Where the
/// factors change from one row to the next, the day after the first of them was an ex-date.
/// </summary>
/// <remarks>
/// With price factors p and split factors s of two rows, and the raw close c of the first row's day: split = s₂ / s₁, and the dividend
/// per old share = c · (1 − p₁ / p₂).
/// </remarks>
internal static class LeanFactorFile
{
    /// <summary>Split factors have eight digits, so 1.9999955 means 2: ratios of small numbers are put back.</summary>
    private const int RatioPartMax = 20;
    private const double RatioTolerance = 1e-4, NoChange = 1e-6;

    private readonly record struct Row(int Line, DateOnly Date, double Price, double Split, double Close);

    /// <param name="file">As findings name it.</param>
    public static IReadOnlyList<CorporateAction> Read(
        string text, string file, Symbol symbol, TradingCalendar calendar, FindingLog findings)
    {
        List<Row> rows = Rows(text, file, findings);
        List<CorporateAction> actions = [];
        for (int i = 1; i < rows.Count; i++)
        {
            (Row row, Row next) = (rows[i - 1], rows[i]);
            double split = SplitOf(next.Split / row.Split);
            double paid = 1 - (row.Price / next.Price);
            if (split == 1 && Math.Abs(paid) < NoChange)
            {
                continue;
            }
            if (row.Date < TradingCalendar.FirstDay || row.Date >= TradingCalendar.LastDay.AddDays(-10))
            {
                findings.Drop(file, row.Line, null, BarRules.OutsideCalendar, "no session is known on the day after it");
                continue;
            }
            if (Math.Abs(paid) >= NoChange && (paid < 0 || row.Close <= 0))
            {
                string why = paid < 0 ? "the price factor falls" : "no close to reckon the dividend from";
                findings.Drop(file, row.Line, null, BarRules.UnreadableAction, why);
                paid = 0;
            }
            double dividend = Math.Abs(paid) < NoChange ? 0 : Math.Round(paid * row.Close * symbol.TicksPerUnit);
            if (split != 1 || dividend > 0)
            {
                DateTime exTime = calendar.NextDay(row.Date).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
                actions.Add(new CorporateAction(exTime, split, dividend));
            }
        }
        return actions;
    }

    private static List<Row> Rows(string text, string file, FindingLog findings)
    {
        List<Row> rows = [];
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries);
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }
            string[] fields = lines[i].Split(',', StringSplitOptions.TrimEntries);
            if (fields.Length >= 3
                && DateOnly.TryParseExact(fields[0], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
                && TryFactor(fields[1], out double price) && TryFactor(fields[2], out double split))
            {
                double close = fields.Length > 3 && TryFactor(fields[3], out double said) ? said : 0;
                rows.Add(new Row(i + 1, date, price, split, close));
            }
            else
            {
                findings.Drop(file, i + 1, null, BarRules.UnreadableAction, $"'{lines[i]}' is no row of factors");
            }
        }
        rows.Sort(static (a, b) => a.Date.CompareTo(b.Date));
        return rows;
    }

    private static bool TryFactor(string text, out double factor) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out factor) && double.IsFinite(factor) && factor > 0;

    private static double SplitOf(double ratio)
    {
        if (Math.Abs(ratio - 1) < NoChange)
        {
            return 1;
        }
        for (int below = 1; below <= RatioPartMax; below++)
        {
            double above = Math.Round(ratio * below);
            if (above > 0 && above != below && Math.Abs((above / below / ratio) - 1) <= RatioTolerance)
            {
                return above / below;
            }
        }
        return ratio;
    }
}
