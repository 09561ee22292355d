using System.Runtime.InteropServices;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>Moves intraday rows from the time they are labelled with to the close of their bar.</summary>
/// <remarks>
/// Most files label a bar with its start. On an exchange with sessions a file labels with the close when its rows reach the close of a
/// session and none is at an open or outside the hours. --map times=open or times=close settles it.
/// </remarks>
internal static class CsvLabels
{
    public static void ToCloses(CsvSeries series, CsvMap map)
    {
        Interval interval = series.Series.Interval;
        if (!interval.IsIntraday || (map.TimesAreCloses ?? AreCloses(series)))
        {
            return;
        }
        foreach (ref BarLine line in CollectionsMarshal.AsSpan(series.Lines))
        {
            line = line with { Bar = line.Bar with { Time = series.Times.OfStart(line.Bar.Time) } };
        }
    }

    private static bool AreCloses(CsvSeries series)
    {
        TradingCalendar calendar = series.Calendar;
        if (!ReferenceEquals(calendar, TradingCalendar.NewYork))
        {
            return false;
        }
        int atClose = 0;
        foreach (BarLine line in series.Lines)
        {
            DateTime time = line.Bar.Time;
            if (time.Year <= TradingCalendar.FirstDay.Year || time.Year >= TradingCalendar.LastDay.Year)
            {
                continue;
            }
            DateOnly day = calendar.DayOf(time);
            if (!calendar.IsTradingDay(day))
            {
                continue;
            }
            if (time <= calendar.OpenOf(day) || time > calendar.CloseOf(day))
            {
                return false;
            }
            atClose += time == calendar.CloseOf(day) ? 1 : 0;
        }
        return atClose > 0;
    }
}
