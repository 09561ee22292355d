namespace GoldenSignals.Core.Market;

/// <summary>
/// Joins the Sunday bars of a daily currency file to their Mondays. The market opens on Sunday at 17:00 New York; files cut at midnight
/// give those hours a bar of their own, a sixth of the week's bars with hardly a range.
/// </summary>
internal static class SundayBars
{
    /// <param name="bars">In order of time; a Sunday's bar followed by its Monday's becomes part of it.</param>
    /// <param name="lines">The lines of the bars, for the report.</param>
    public static void Join(List<Bar> bars, TradingCalendar calendar, IReadOnlyList<string> files, List<BarLine> lines, FindingLog findings)
    {
        int kept = 0, joined = 0;
        BarLine first = default;
        for (int i = 0; i < bars.Count; i++)
        {
            Bar bar = bars[i];
            DateOnly day = calendar.DayOf(bar.Time);
            if (day.DayOfWeek == DayOfWeek.Sunday && i + 1 < bars.Count && calendar.DayOf(bars[i + 1].Time) == day.AddDays(1))
            {
                first = joined++ == 0 ? lines[i] : first;
                Bar monday = bars[i + 1];
                bars[i + 1] = monday with
                {
                    Open = bar.Open,
                    High = Math.Max(bar.High, monday.High),
                    Low = Math.Min(bar.Low, monday.Low),
                    Volume = bar.Volume + monday.Volume,
                };
                continue;
            }
            if (day.DayOfWeek == DayOfWeek.Sunday)
            {
                findings.Keep(files, lines[i], BarRules.OffCalendar, $"the Sunday {day:yyyy-MM-dd} has no Monday to join");
            }
            bars[kept++] = bar;
        }
        bars.RemoveRange(kept, bars.Count - kept);
        if (joined > 0)
        {
            findings.Keep(files, first, BarRules.SundayBar, $"{joined} Sunday bars are joined to their Mondays");
        }
    }
}
