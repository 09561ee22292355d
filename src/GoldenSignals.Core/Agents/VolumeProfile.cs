using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents;

/// <summary>
/// How much volume is usual at each place of the calendar: the time of day on intraday bars, the weekday on longer ones. In logs, because
/// volume multiplies. The clock is New York's, so that daylight time does not move the open.
/// </summary>
internal sealed class VolumeProfile
{
    private const int MinutesInDay = 1_440;

    /// <summary>Two bars closer than this are of one day; a half day brings daily closes no nearer than 20 hours.</summary>
    private const int DayHours = 20;

    /// <summary>Visits a place remembers, about.</summary>
    private const int VisitsMax = 20;

    // First the minutes of the day, then the weekdays.
    private readonly double[] usual = new double[MinutesInDay + 7];
    private readonly int[] visits = new int[MinutesInDay + 7];
    private readonly int[] successor = new int[MinutesInDay + 7];
    private DateTime previousTime;
    private int place = -1;
    private bool intraday;

    /// <summary>Log volume over what was usual here before this bar; NaN at the first visit.</summary>
    public double Surprise { get; private set; } = double.NaN;

    /// <summary>Log volume usual at the place that followed this one last time; NaN while unknown.</summary>
    public double NextUsual => visits[place] > 1 && visits[successor[place]] > 0 ? usual[successor[place]] : double.NaN;

    public void Update(DateTime time, double logVolume)
    {
        int before = place;
        intraday |= before >= 0 && (time - previousTime).TotalHours < DayHours;
        place = intraday ? (int)NewYorkTime.FromUtc(time).TimeOfDay.TotalMinutes : MinutesInDay + (int)time.DayOfWeek;
        if (before >= 0)
        {
            successor[before] = place;
        }
        previousTime = time;
        Surprise = visits[place] > 0 ? logVolume - usual[place] : double.NaN;
        visits[place] = Math.Min(visits[place] + 1, VisitsMax);
        usual[place] += (logVolume - usual[place]) / visits[place];
    }
}
