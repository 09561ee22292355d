using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Agents;

public class VolumeAgentTests
{
    [Fact]
    public void Says_so_where_no_volume_is_reported()
    {
        Tape tape = new(new VolumeAgent(), 2);
        for (int i = 0; i < 100; i++)
        {
            tape.Next(1_000 + i % 3, 0);
        }
        Assert.All(tape.Opinions, opinion => Assert.Equal((false, "this market reports no volume"), (opinion.Holds, opinion.Why.ToString())));
    }

    // Of the last twenty bars thirteen rise on a volume of 2 and seven fall on 1.
    [Fact]
    public void Counts_volume_on_rising_closes_less_that_on_falling_ones()
    {
        Tape tape = new(new VolumeAgent(), 2);
        long close = 10_000;
        for (int i = 0; i < 90; i++)
        {
            bool falls = i % 3 == 2;
            tape.Next(close += falls ? -20 : 10, falls ? 1 : 2);
        }
        Assert.Equal((13 * 2.0 - 7) / (13 * 2 + 7), tape.Of("on-balance volume, 20 bars"), 12);
        Assert.True(tape.Opinions[0].Score > 0);
        Assert.StartsWith("money flow", tape.Opinions[0].Why.ToString());
    }

    [Fact]
    public void Fades_a_fall_on_a_volume_that_is_unusual_for_its_weekday()
    {
        Tape quiet = new(new VolumeAgent(), 2), loud = new(new VolumeAgent(), 2);
        for (int i = 0; i < 100; i++)
        {
            quiet.Next(10_000 + i % 2, 1_000);
            loud.Next(10_000 + i % 2, 1_000);
        }
        quiet.Next(9_900, 1_000);
        loud.Next(9_900, 5_000);
        Assert.Equal(5, loud.Of("volume against the usual for its place in the calendar"), 9);
        Assert.True(loud.Of("on-balance volume, 20 bars") < quiet.Of("on-balance volume, 20 bars"));
        Assert.True(loud.Opinions[0].Score > quiet.Opinions[0].Score);
    }

    [Fact]
    public void Knows_that_mondays_are_busy()
    {
        Tape tape = new(new VolumeAgent(), 2);
        double beforeMonday = double.NaN, beforeTuesday = double.NaN;
        for (int i = 0; i < 600; i++)
        {
            tape.Next(10_000 + i % 7, (i % 5 == 0 ? 2_000 : 1_000) + i * 37 % 101);
            (beforeMonday, beforeTuesday) = (i % 5) switch
            {
                4 => (tape.Opinions[1].Score, beforeTuesday),
                0 => (beforeMonday, tape.Opinions[1].Score),
                _ => (beforeMonday, beforeTuesday),
            };
        }
        Assert.True(beforeMonday > 0.8, $"{beforeMonday}");
        Assert.True(beforeTuesday < 0.3, $"{beforeTuesday}");
    }

    // Hourly bars of New York sessions, loud at the open, over a change of clocks in March.
    [Fact]
    public void Knows_that_the_open_is_busy_also_after_the_clocks_change()
    {
        VolumeAgent agent = new();
        Opinion[] opinions = new Opinion[2];
        int right = 0, asked = 0;
        for (DateTime day = new(2021, 12, 1); day < new DateTime(2022, 4, 1); day = day.AddDays(day.DayOfWeek == DayOfWeek.Friday ? 3 : 1))
        {
            for (int hour = 10; hour <= 16; hour++)
            {
                if (hour == 10 && opinions[1].Holds && day.Month >= 3)
                {
                    asked++;
                    right += opinions[1].Score > 0.5 ? 1 : 0;
                }
                double volume = (hour == 10 ? 5_000 : 1_000) + (day.DayOfYear * 31 + hour * 17) % 97;
                agent.Observe(new Bar(NewYorkTime.ToUtc(day.AddHours(hour)), 100, 105, 95, 100 + hour % 3, volume), default, opinions);
            }
        }
        Assert.InRange(asked, 20, 23);
        Assert.Equal(asked, right);
    }

    [Fact]
    public void Counts_what_its_forecast_still_needs()
    {
        Tape tape = new Tape(new VolumeAgent(), 2).Closes(Tape.Steps(10_000, 10, 10, 100));
        Assert.Matches(@"^the volume forecast learns from 362 bars; \d+ so far$", tape.Opinions[1].Why.ToString());
    }
}
