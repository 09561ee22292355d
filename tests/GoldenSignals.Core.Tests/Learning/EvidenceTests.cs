using System.Globalization;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;

namespace GoldenSignals.Core.Tests.Learning;

/// <summary>What may be claimed is measured on the S&amp;P 500 file of npm vega-datasets, walk-forward, 2006 to 2020.</summary>
public class EvidenceTests
{
    [Fact]
    public void Volatility_of_the_next_week_is_called_right_in_72_of_100_with_the_regime_filter_alone()
    {
        (double hits, double calls) = (0, 0);
        double[] issued = new double[5];
        int at = 0;
        SignalSession session = Session();
        foreach (Bar bar in Bars())
        {
            session.Step(Input.Of(in bar));
            Question question = session.Find("volatility:5")!;
            double answer = question.Target.Answer, raw = issued[at % 5];
            if (bar.Time.Year >= 2006 && raw > 0 && !double.IsNaN(answer))
            {
                calls++;
                if (raw > 0.5 == answer > 0.5) hits++;
            }
            issued[at++ % 5] = question.Claims ? question.Consensus!.Raw : 0;
        }
        Assert.True(calls > 3500);
        Assert.True(hits / calls >= 0.72, $"{hits / calls:P1} of {calls}");
    }

    [Fact]
    public void Direction_ends_unproven_whatever_the_horizon()
    {
        SignalSession session = Session();
        foreach (Bar bar in Bars()) session.Step(Input.Of(in bar));
        foreach (string key in (string[])["direction:1", "direction:5", "direction:20"])
        {
            Assert.True(session.Find(key)!.Consensus!.Skill.Calls > 4500);
            Assert.Equal(ClaimState.Unproven, session.Find(key)!.Consensus!.Skill.State);
        }
    }

    [Theory]
    [InlineData(0, 0.02)]
    [InlineData(1, 0.02)]
    [InlineData(2, 0.03)]
    public void Ranges_of_80_and_90_percent_hold_what_they_promise(int place, double tolerance)
    {
        SignalSession session = Session();
        int horizon = session.Ranges[place].Horizon, at = 0;
        double settled = 0, held80 = 0, held90 = 0;
        var issued = new (double Close, double Reach80, double Reach90)[horizon];
        foreach (Bar bar in Bars())
        {
            session.Step(Input.Of(in bar));
            var past = issued[at % horizon];
            if (bar.Time.Year >= 2006 && past.Reach80 > 0)
            {
                double move = Math.Abs(Math.Log(bar.Close / past.Close));
                settled++;
                if (move <= past.Reach80) held80++;
                if (move <= past.Reach90) held90++;
            }
            issued[at++ % horizon] = session.Ranges[place].Ready ? (bar.Close, session.Ranges[place].Reach80, session.Ranges[place].Reach90) : default;
        }
        Assert.InRange(held80 / settled, 0.80 - tolerance, 0.80 + tolerance);
        Assert.InRange(held90 / settled, 0.90 - tolerance, 0.90 + tolerance);
    }

    private static SignalSession Session() => new(new Symbol("SPX", AssetClass.Index, "INDEX"), Interval.Day1, SessionSettings.Default);

    private static IEnumerable<Bar> Bars()
    {
        string path = Path.Combine(SharedData.Repository, "web", "node_modules", "vega-datasets", "data", "sp500-2000.csv");
        if (!File.Exists(path)) Assert.Skip("needs the machine part: npm package vega-datasets in web/node_modules");
        foreach (string line in File.ReadLines(path).Skip(1))
        {
            string[] parts = line.Split(',');
            long Ticks(int column) => (long)Math.Round(decimal.Parse(parts[column], CultureInfo.InvariantCulture) * 10_000);
            DateTime day = DateTime.ParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return new Bar(DateTime.SpecifyKind(day.AddHours(21), DateTimeKind.Utc), Ticks(1), Ticks(2), Ticks(3), Ticks(4),
                double.Parse(parts[6], CultureInfo.InvariantCulture));
        }
    }
}
