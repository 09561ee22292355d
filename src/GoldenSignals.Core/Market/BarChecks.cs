using System.Globalization;
using System.Runtime.InteropServices;

namespace GoldenSignals.Core.Market;

/// <summary>
/// Looks at the bars of one series on their way in. A damaged line is refused and the lines around it are kept; a suspicious one is kept;
/// every case is reported.
/// </summary>
/// <param name="actions">What is known of splits and dividends, so that a real split is no finding.</param>
/// <param name="hasVolume">False where the source reports no volume at all.</param>
/// <param name="now">The present, from the caller: a bar closing later is not closed yet.</param>
public sealed class BarChecks(
    Symbol symbol, Interval interval, IReadOnlyList<CorporateAction> actions, bool hasVolume, DateTime now, FindingLog findings)
{
    // A day inside the calendar's ends, so that every exchange day asked for is known, whatever the zone.
    private static readonly DateTime
        CalendarBegins = TradingCalendar.FirstDay.AddDays(1).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc),
        CalendarEnds = TradingCalendar.LastDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static readonly int FirstYear = TradingCalendar.FirstDay.Year, LastYear = TradingCalendar.LastDay.Year;

    private readonly TradingCalendar calendar = TradingCalendar.For(symbol);

    /// <summary>Clean bars in order of time, no two alike in time.</summary>
    /// <param name="files">Names of the files the lines point into.</param>
    /// <param name="lines">As read. The list is sorted and thinned in place.</param>
    public IReadOnlyList<Bar> Check(IReadOnlyList<string> files, List<BarLine> lines)
    {
        RefuseDamaged(files, lines);
        PutInOrder(files, lines);
        RemoveRepeats(files, lines);
        new BarSequenceChecks(symbol, interval, actions, hasVolume, calendar, findings).Look(files, CollectionsMarshal.AsSpan(lines));
        var bars = new List<Bar>(lines.Count);
        foreach (ref readonly BarLine line in CollectionsMarshal.AsSpan(lines))
        {
            bars.Add(line.Bar);
        }
        if (ReferenceEquals(calendar, TradingCalendar.Forex) && interval == Interval.Day1)
        {
            SundayBars.Join(bars, calendar, files, lines, findings);
        }
        return bars;
    }

    private void RefuseDamaged(IReadOnlyList<string> files, List<BarLine> lines)
    {
        int kept = 0, outside = 0;
        BarLine firstOutside = default;
        DateTime lastOutside = default;
        Span<BarLine> span = CollectionsMarshal.AsSpan(lines);
        for (int i = 0; i < span.Length; i++)
        {
            ref readonly BarLine line = ref span[i];
            if (!IsSound(line.Bar))
            {
                (string rule, string why) = Damage(line.Bar);
                findings.Refuse(files, line, rule, why);
            }
            else if (line.Bar.Time < CalendarBegins || line.Bar.Time > CalendarEnds)
            {
                firstOutside = outside++ == 0 ? line : firstOutside;
                lastOutside = line.Bar.Time > lastOutside ? line.Bar.Time : lastOutside;
            }
            else if (kept++ < i)
            {
                span[kept - 1] = line;
            }
        }
        lines.RemoveRange(kept, lines.Count - kept);
        if (outside > 0)
        {
            findings.Drop(files, firstOutside, BarRules.OutsideCalendar,
                $"{outside} bars up to {lastOutside:yyyy-MM-dd}; sessions are known from {FirstYear} to {LastYear}");
        }
    }

    private bool IsSound(in Bar bar) =>
        bar.Low > 0 && bar.Open >= bar.Low && bar.Close >= bar.Low && bar.High >= bar.Open && bar.High >= bar.Close
        && bar.High <= PriceText.TicksMax && bar.Volume >= 0 && bar.Volume <= PriceText.VolumeMax && bar.Time <= now;

    /// <summary>The first thing wrong with a bar that is not sound.</summary>
    private (string Rule, string Why) Damage(in Bar bar)
    {
        if (bar.Low <= 0 || bar.High <= 0 || bar.Open <= 0 || bar.Close <= 0)
        {
            return (BarRules.NonPositivePrice, $"a price of {Price(Math.Min(Math.Min(bar.Open, bar.Close), Math.Min(bar.High, bar.Low)))}");
        }
        if (Math.Max(Math.Max(bar.Open, bar.Close), Math.Max(bar.High, bar.Low)) > PriceText.TicksMax || bar.Volume > PriceText.VolumeMax)
        {
            return (BarRules.Overflow, "a number too large to calculate with");
        }
        if (bar.High < bar.Low)
        {
            return (BarRules.HighBelowLow, $"high {Price(bar.High)} is below low {Price(bar.Low)}");
        }
        if (bar.Open > bar.High || bar.Open < bar.Low)
        {
            return (BarRules.OpenOutside, $"open {Price(bar.Open)} lies outside {Price(bar.Low)} to {Price(bar.High)}");
        }
        if (bar.Close > bar.High || bar.Close < bar.Low)
        {
            return (BarRules.CloseOutside, $"close {Price(bar.Close)} lies outside {Price(bar.Low)} to {Price(bar.High)}");
        }
        if (double.IsNaN(bar.Volume))
        {
            return (BarRules.NotANumber, "the volume is not a number");
        }
        if (bar.Volume < 0)
        {
            return (BarRules.NegativeVolume, $"a volume of {bar.Volume:R}");
        }
        return (BarRules.FutureDate, $"not closed yet at {now:yyyy-MM-dd HH:mm} UTC");
    }

    private void PutInOrder(IReadOnlyList<string> files, List<BarLine> lines)
    {
        int falls = 0, rises = 0;
        Span<BarLine> span = CollectionsMarshal.AsSpan(lines);
        for (int i = 1; i < span.Length; i++)
        {
            falls += span[i].Bar.Time < span[i - 1].Bar.Time ? 1 : 0;
            rises += span[i].Bar.Time > span[i - 1].Bar.Time ? 1 : 0;
        }
        if (falls == 0)
        {
            return;
        }
        // Many files have the newest line first; that is their order, not a fault.
        bool newestFirst = falls > rises;
        for (int i = 1; i < span.Length; i++)
        {
            ref readonly BarLine line = ref span[i], before = ref span[i - 1];
            if (line.File == before.File && (newestFirst ? line.Bar.Time > before.Bar.Time : line.Bar.Time < before.Bar.Time))
            {
                findings.Keep(files, line, BarRules.OutOfOrder, "put in its place in time");
            }
        }
        lines.Sort(static (a, b) => (a.Bar.Time, a.File, a.Line).CompareTo((b.Bar.Time, b.File, b.Line)));
    }

    private void RemoveRepeats(IReadOnlyList<string> files, List<BarLine> lines)
    {
        int kept = Math.Min(1, lines.Count);
        Span<BarLine> span = CollectionsMarshal.AsSpan(lines);
        for (int i = 1; i < span.Length; i++)
        {
            ref readonly BarLine line = ref span[i], first = ref span[kept - 1];
            if (line.Bar.Time != first.Bar.Time)
            {
                if (kept++ < i)
                {
                    span[kept - 1] = line;
                }
                continue;
            }
            string where = line.File == first.File ? $"line {first.Line}" : $"line {first.Line} of {files[first.File]}";
            if (line.Bar == first.Bar)
            {
                findings.Drop(files, line, BarRules.Duplicate, $"the same as {where}");
            }
            else
            {
                findings.Refuse(files, line, BarRules.ConflictingDuplicate, $"{where} says otherwise and came first");
            }
        }
        lines.RemoveRange(kept, lines.Count - kept);
    }

    private string Price(long ticks) => ((decimal)ticks / symbol.TicksPerUnit).ToString(CultureInfo.InvariantCulture);
}
