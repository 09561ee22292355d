using System.Globalization;
using System.Text;
using System.Text.Json;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>
/// Makes bars of a vendor's candles. One that has not ended, or ended so recently that the vendor still changes it, is left out: it comes when
/// it is closed. Candles before or after an exchange's session are dropped and counted.
/// </summary>
internal sealed class Candles(Series series, VendorLink link, DateTime from)
{
    private readonly FindingLog findings = new(series.Symbol.Ticker);
    private readonly List<BarLine> lines = [];
    private readonly TradingCalendar calendar = TradingCalendar.For(series.Symbol);
    private readonly SessionTimes times = new(TradingCalendar.For(series.Symbol), series.Interval);
    private readonly DateTime settled = link.Now - link.Terms.SettlesAfter(series.Interval);
    private readonly int decimals = (int)Math.Round(Math.Log10(series.Symbol.TicksPerUnit));
    private int extended, row;

    /// <summary>Close of a bar that is labelled with its exchange day.</summary>
    public DateTime CloseOf(DateOnly day) => times.OfDay(day);

    /// <summary>Close of a bar that begins at a moment.</summary>
    public DateTime CloseOf(DateTime start) => times.OfStart(start);

    /// <summary>Takes a candle in the vendor's own numbers.</summary>
    /// <param name="split">New shares for one old since then, for a vendor that divides by them: what it says is multiplied back.</param>
    public void Add(DateTime close, string open, string high, string low, string last, string volume, decimal split = 1)
    {
        row++;
        if (close > settled || close <= from)
        {
            return;
        }
        if (!series.Interval.IsIntraday || !ReferenceEquals(calendar, TradingCalendar.NewYork) || IsOutside(close) || calendar.IsInSession(close))
        {
            AddInSession(close, [open, high, low, last], volume, split);
            return;
        }
        if (extended++ == 0)
        {
            findings.Drop("", 0, close, BarRules.ExtendedHours, "before or after the session, as others of this answer may be");
        }
    }

    /// <summary>A candle that the vendor says is missing.</summary>
    public void Skip(DateTime close)
    {
        row++;
        findings.Refuse("", 0, close, BarRules.MissingValue, "the vendor gives no price for it");
    }

    /// <summary>Everything that was taken, checked.</summary>
    public SourceBars Finish(IReadOnlyList<CorporateAction> actions)
    {
        bool hasVolume = lines.Exists(static line => line.Bar.Volume > 0);
        var checks = new BarChecks(series.Symbol, series.Interval, actions, hasVolume, link.Now, findings);
        IReadOnlyList<Bar> bars = checks.Check([link.Terms.Name], lines);
        return new SourceBars(series, bars, actions, findings.ToList(), findings.Refused);
    }

    /// <summary>The number as it stands in the answer; empty for none.</summary>
    public static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.String => element.GetString()!,
        _ => "",
    };

    /// <summary>One candle of a stream, in the vendor's own numbers: open, high, low, close, volume; null when they are none.</summary>
    public static Bar? Bar(Series series, DateTime close, string[] said)
    {
        int decimals = (int)Math.Round(Math.Log10(series.Symbol.TicksPerUnit));
        Span<long> prices = stackalloc long[4];
        for (int i = 0; i < prices.Length; i++)
        {
            if (PriceText.Read(Encoding.UTF8.GetBytes(said[i]), (byte)'.', decimals, out prices[i], out _) != NumberFault.None)
            {
                return null;
            }
        }
        return PriceText.ReadVolume(Encoding.UTF8.GetBytes(said[4]), (byte)'.', out double volume) == NumberFault.None
            ? new Bar(close, prices[0], prices[1], prices[2], prices[3], volume)
            : null;
    }

    private static bool IsOutside(DateTime close) => close.Year <= TradingCalendar.FirstDay.Year || close.Year >= TradingCalendar.LastDay.Year;

    private void AddInSession(DateTime close, ReadOnlySpan<string> said, string saidVolume, decimal split)
    {
        Span<long> prices = stackalloc long[4];
        for (int i = 0; i < said.Length; i++)
        {
            NumberFault fault = PriceText.Read(Encoding.UTF8.GetBytes(Scaled(said[i], split)), (byte)'.', decimals, out prices[i], out _);
            if (fault != NumberFault.None)
            {
                findings.Refuse("", 0, close, fault == NumberFault.Missing ? BarRules.MissingValue : BarRules.UnreadableNumber, $"a price is '{said[i]}'");
                return;
            }
        }
        double volume = 0;
        if (saidVolume.Length > 0 && PriceText.ReadVolume(Encoding.UTF8.GetBytes(saidVolume), (byte)'.', out volume) != NumberFault.None)
        {
            findings.Refuse("", 0, close, BarRules.UnreadableNumber, $"the volume is '{saidVolume}'");
            return;
        }
        lines.Add(new BarLine(0, row, new Bar(close, prices[0], prices[1], prices[2], prices[3], volume / (double)split)));
    }

    private static string Scaled(string text, decimal split) =>
        split == 1 || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal price)
            ? text
            : (price * split).ToString(CultureInfo.InvariantCulture);
}
