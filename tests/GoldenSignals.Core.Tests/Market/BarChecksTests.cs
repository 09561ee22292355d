using System.Reflection;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Market;

public sealed class BarChecksTests
{
    private static readonly Symbol Spy = new("SPY", AssetClass.Etf, "US");
    private static readonly DateTime Now = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Clean_bars_pass_without_a_word()
    {
        Checked result = Check(Days(40));
        Assert.Equal(40, result.Bars.Count);
        Assert.Empty(result.Findings);
        Assert.Equal(0, result.Refused);
    }

    [Theory]
    [InlineData("high-below-low")]
    [InlineData("open-outside")]
    [InlineData("close-outside")]
    [InlineData("non-positive-price")]
    [InlineData("overflow")]
    [InlineData("negative-volume")]
    [InlineData("not-a-number")]
    [InlineData("future-date")]
    public void A_damaged_line_is_refused_and_the_rest_is_kept(string rule)
    {
        List<BarLine> lines = Days(40);
        lines[10] = lines[10] with { Bar = Damaged(lines[10].Bar, rule) };

        Checked result = Check(lines);

        Assert.Equal(39, result.Bars.Count);
        Finding finding = Assert.Single(result.Findings, f => f.Rule == rule);
        Assert.Equal(("spy.csv", 12, "SPY"), (finding.File, finding.Line, finding.Symbol));
        Assert.StartsWith("refused: ", finding.Action, StringComparison.Ordinal);
        Assert.Equal(1, result.Refused);
    }

    [Fact]
    public void The_same_line_again_is_dropped()
    {
        List<BarLine> lines = Days(20);
        lines.Insert(6, lines[5] with { Line = 99 });
        Checked result = Check(lines);
        Assert.Equal(20, result.Bars.Count);
        Assert.Equal((BarRules.Duplicate, 99, 0), (result.Only.Rule, result.Only.Line, result.Refused));
        Assert.StartsWith("dropped: ", result.Only.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_lines_that_contradict_the_first_stays()
    {
        List<BarLine> lines = Days(20);
        Bar first = lines[5].Bar;
        lines.Insert(6, lines[5] with { Line = 99, Bar = first with { Volume = first.Volume + 1 } });
        Checked result = Check(lines);
        Assert.Equal(first, result.Bars[5]);
        Assert.Equal((BarRules.ConflictingDuplicate, 99, 1), (result.Only.Rule, result.Only.Line, result.Refused));
    }

    [Fact]
    public void A_line_out_of_order_is_put_in_its_place()
    {
        List<BarLine> lines = Days(20);
        (lines[7], lines[12]) = (lines[12], lines[7]);
        Checked result = Check(lines);
        Assert.Equal(Days(20).Select(l => l.Bar), result.Bars);
        Assert.All(result.Findings, f => Assert.Equal(BarRules.OutOfOrder, f.Rule));
        Assert.NotEmpty(result.Findings);
    }

    [Fact]
    public void Newest_first_is_an_order_too()
    {
        List<BarLine> lines = Days(20);
        lines.Reverse();
        Checked result = Check(lines);
        Assert.Equal(Days(20).Select(l => l.Bar), result.Bars);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void Missing_sessions_are_named()
    {
        List<BarLine> lines = Days(20);
        lines.RemoveRange(5, 3);
        Checked result = Check(lines);
        Assert.Equal((BarRules.Gap, "kept: 3 sessions are missing before it, 2014-01-09 to 2014-01-13"), (result.Only.Rule, result.Only.Action));
    }

    [Fact]
    public void A_day_without_a_session_is_reported_and_kept()
    {
        List<BarLine> lines = Days(20);
        Bar odd = lines[3].Bar with { Time = TradingCalendar.NewYork.EndOf(new DateOnly(2014, 1, 11)), Volume = 7 };
        lines.Insert(7, new BarLine(0, 99, odd));
        Checked result = Check(lines);
        Assert.Equal(21, result.Bars.Count);
        Assert.Equal((BarRules.OffCalendar, 99), (result.Only.Rule, result.Only.Line));
    }

    [Fact]
    public void The_same_bar_again_the_next_day_is_stale()
    {
        List<BarLine> lines = Days(20);
        lines[9] = lines[9] with { Bar = lines[8].Bar with { Time = lines[9].Bar.Time } };
        Checked result = Check(lines);
        Assert.Equal((BarRules.StaleRepeat, 11), (result.Only.Rule, result.Only.Line));
        Assert.Equal(20, result.Bars.Count);
    }

    [Fact]
    public void Three_days_without_volume_are_a_run()
    {
        List<BarLine> lines = Days(20);
        for (int i = 4; i < 7; i++)
        {
            lines[i] = lines[i] with { Bar = lines[i].Bar with { Volume = 0 } };
        }
        Checked result = Check(lines);
        Assert.Equal((BarRules.ZeroVolumeRun, 6, "kept: 3 bars in a row without volume"), (result.Only.Rule, result.Only.Line, result.Only.Action));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1.5)]
    [InlineData(10)]
    [InlineData(0.125)]
    public void A_jump_like_a_split_is_reported_unless_the_split_is_known(double split)
    {
        List<BarLine> lines = Days(20);
        for (int i = 11; i < 20; i++)
        {
            Bar b = lines[i].Bar;
            long Part(long ticks) => (long)Math.Round(ticks / split);
            lines[i] = lines[i] with { Bar = b with { Open = Part(b.Open), High = Part(b.High), Low = Part(b.Low), Close = Part(b.Close) } };
        }
        Assert.Equal((BarRules.SplitLikeJump, 13), (Check([.. lines]).Only.Rule, Check([.. lines]).Only.Line));
        Assert.Empty(Check([.. lines], [new CorporateAction(lines[11].Bar.Time.Date, split, 0)]).Findings);
    }

    [Fact]
    public void Days_taken_at_midnight_of_another_zone_are_one_finding()
    {
        List<BarLine> lines = [.. Days(60).Select(l => l with { Bar = l.Bar with { Time = DayBefore(l.Bar.Time) } })];
        Checked result = Check(lines);
        Assert.Equal(BarRules.TimeZoneShift, result.Only.Rule);
        Assert.Equal(60, result.Bars.Count);
    }

    [Fact]
    public void Hours_in_another_zone_are_one_finding()
    {
        List<BarLine> lines = Minutes(days: 5, shiftHours: 5);
        Checked result = Check(lines, interval: Interval.Minute5);
        Assert.Equal(BarRules.TimeZoneShift, result.Only.Rule);
        Assert.Contains("-5 h", result.Only.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void One_day_an_hour_late_is_named()
    {
        List<BarLine> lines = Minutes(days: 5, shiftHours: 0);
        for (int i = 78; i < 156; i++)
        {
            lines[i] = lines[i] with { Bar = lines[i].Bar with { Time = lines[i].Bar.Time.AddHours(1) } };
        }
        Checked result = Check(lines, interval: Interval.Minute5);
        Assert.Equal((BarRules.TimeZoneShift, lines[78].Line), (result.Only.Rule, result.Only.Line));
    }

    [Fact]
    public void Bars_outside_the_session_are_counted()
    {
        List<BarLine> lines = Minutes(days: 2, shiftHours: 0);
        DateTime early = lines[0].Bar.Time.AddMinutes(-65);
        lines.Insert(0, new BarLine(0, 1, lines[0].Bar with { Time = early, Volume = 3 }));
        Checked result = Check(lines, interval: Interval.Minute5);
        Assert.Equal((BarRules.OutsideSession, 1), (result.Only.Rule, result.Only.Line));
    }

    [Fact]
    public void A_hole_inside_a_session_is_reported()
    {
        List<BarLine> lines = Minutes(days: 2, shiftHours: 0);
        lines.RemoveRange(20, 12);
        Checked result = Check(lines, interval: Interval.Minute5);
        Assert.Equal((BarRules.Gap, "kept: 12 bars are missing before it, inside the session"), (result.Only.Rule, result.Only.Action));
    }

    [Fact]
    public void Bars_before_the_calendar_are_dropped_with_one_word()
    {
        List<BarLine> lines = Days(20);
        for (int i = 0; i < 5; i++)
        {
            lines[i] = lines[i] with { Bar = lines[i].Bar with { Time = new DateTime(1986, 1, 2 + i, 12, 0, 0, DateTimeKind.Utc) } };
        }
        Checked result = Check(lines);
        Assert.Equal(15, result.Bars.Count);
        Assert.Equal((BarRules.OutsideCalendar, 2), (result.Only.Rule, result.Only.Line));
    }

    [Fact]
    public void Sundays_of_a_currency_are_joined_to_their_mondays()
    {
        var euro = new Symbol("EURUSD", AssetClass.Forex, "OTC");
        TradingCalendar calendar = TradingCalendar.Forex;
        DateOnly sunday = new(2014, 1, 5), monday = new(2014, 1, 6);
        List<BarLine> lines =
        [
            new(0, 2, new Bar(calendar.EndOf(sunday), 100, 130, 95, 110, 1)),
            new(0, 3, new Bar(calendar.CloseOf(monday), 110, 120, 90, 115, 2)),
        ];
        FindingLog log = new("EURUSD");
        IReadOnlyList<Bar> bars = new BarChecks(euro, Interval.Day1, [], true, Now, log).Check(["eurusd.csv"], lines);
        Assert.Equal(new Bar(calendar.CloseOf(monday), 100, 130, 90, 115, 3), Assert.Single(bars));
        Assert.Equal(BarRules.SundayBar, Assert.Single(log.ToList()).Rule);
    }

    [Fact]
    public void A_rule_that_strikes_on_and_on_is_counted()
    {
        FindingLog log = new("SPY");
        for (int i = 1; i <= 250; i++)
        {
            log.Keep("spy.csv", i, null, BarRules.OffGrid, "rounded");
        }
        IReadOnlyList<Finding> findings = log.ToList();
        Assert.Equal(FindingLog.KeptPerRuleMax + 1, findings.Count);
        Assert.Equal("150 more lines of this kind, counted and treated alike", findings[^1].Action);
    }

    [Fact]
    public void Every_rule_is_listed_once_in_kebab_case()
    {
        IEnumerable<string> constants = typeof(BarRules).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(constants.Order(), BarRules.All.Order());
        Assert.Equal(BarRules.All.Distinct(), BarRules.All);
        Assert.All(BarRules.All, r => Assert.Matches("^[a-z]+(-[a-z]+)*$", r));
    }

    private static Bar Damaged(Bar bar, string rule) => rule switch
    {
        "high-below-low" => bar with { High = bar.Low - 1 },
        "open-outside" => bar with { Open = bar.High + 1 },
        "close-outside" => bar with { Close = bar.Low - 1 },
        "non-positive-price" => bar with { Low = 0 },
        "overflow" => bar with { High = PriceText.TicksMax + 1 },
        "negative-volume" => bar with { Volume = -1 },
        "not-a-number" => bar with { Volume = double.NaN },
        _ => bar with { Time = Now.AddHours(1) },
    };

    private static Checked Check(List<BarLine> lines, IReadOnlyList<CorporateAction>? actions = null, Interval? interval = null)
    {
        FindingLog log = new("SPY");
        IReadOnlyList<Bar> bars = new BarChecks(Spy, interval ?? Interval.Day1, actions ?? [], true, Now, log).Check(["spy.csv"], lines);
        return new Checked(bars, log.ToList(), log.Refused);
    }

    private static List<BarLine> Days(int count)
    {
        List<BarLine> lines = [];
        DateOnly day = new(2014, 1, 1);
        for (int i = 0; i < count; i++)
        {
            day = TradingCalendar.NewYork.NextDay(day);
            long open = 1_800_000 + (i * 700), close = open + (i % 3 * 400) - 300;
            lines.Add(new BarLine(0, i + 2, new Bar(
                TradingCalendar.NewYork.CloseOf(day), open, Math.Max(open, close) + 500 + i, Math.Min(open, close) - 400, close, 1_000_000 + (i * 17))));
        }
        return lines;
    }

    private static List<BarLine> Minutes(int days, int shiftHours)
    {
        List<BarLine> lines = [];
        DateOnly day = new(2014, 1, 1);
        for (int d = 0; d < days; d++)
        {
            day = TradingCalendar.NewYork.NextDay(day);
            for (int i = 1; i <= 78; i++)
            {
                DateTime time = TradingCalendar.NewYork.OpenOf(day).AddMinutes(5 * i).AddHours(shiftHours);
                lines.Add(new BarLine(0, lines.Count + 2, new Bar(time, 1_800_000 + i, 1_800_300 + i, 1_799_900 + i, 1_800_100 + i, 900 + i)));
            }
        }
        return lines;
    }

    private static DateTime DayBefore(DateTime close)
    {
        DateOnly day = TradingCalendar.NewYork.DayOf(close).AddDays(-1);
        return TradingCalendar.NewYork.IsTradingDay(day) ? TradingCalendar.NewYork.CloseOf(day) : TradingCalendar.NewYork.EndOf(day);
    }

    private sealed record Checked(IReadOnlyList<Bar> Bars, IReadOnlyList<Finding> Findings, int Refused)
    {
        public Finding Only => Assert.Single(Findings);
    }
}
