using GoldenSignals.Core.Metrics;
using GoldenSignals.Core.Risk;
using static GoldenSignals.Core.Tests.Risk.Closes;

namespace GoldenSignals.Core.Tests.Risk;

public class PortfolioRiskTests
{
    private static readonly RiskQuestion Tomorrow = new(0.95, 1), Fortnight = new(0.95, 10);

    [Fact]
    public void The_deviation_is_that_of_the_profits_and_the_parts_add_up()
    {
        PortfolioRisk risk = Of(400, ("A", 10_000), ("B", -4_000), ("C", 3_000));
        double[] profits = [.. Enumerable.Range(0, 400).Select(day => risk.Stakes.Select((one, place) => one.Value * risk.Returns.Of(place)[day]).Sum())];
        double mean = profits.Average(), deviation = Math.Sqrt(profits.Sum(one => (one - mean) * (one - mean)) / 399);
        Assert.Equal(deviation, risk.Deviation, 9);
        IReadOnlyList<RiskPart> parts = risk.Parts(Tomorrow);
        Assert.Equal(ValueAtRisk.Normal(deviation, 0.95), parts.Sum(part => part.Component), 9);
        Assert.Equal(1, parts.Sum(part => part.Share), 12);
    }

    [Fact]
    public void Ten_days_are_one_day_times_the_root_of_ten()
    {
        PortfolioRisk risk = Of(400, ("A", 10_000));
        foreach (string method in (string[])["historical", "normal"])
        {
            TailRisk one = risk.Tails(Tomorrow).Single(tail => tail.Method == method), ten = risk.Tails(Fortnight).Single(tail => tail.Method == method);
            Assert.Equal(one.ValueAtRisk * Math.Sqrt(10), ten.ValueAtRisk, 9);
            Assert.Equal(one.ExpectedShortfall * Math.Sqrt(10), ten.ExpectedShortfall, 9);
            Assert.Contains("√10", ten.Note);
        }
    }

    [Fact]
    public void On_normal_returns_every_method_says_nearly_the_same()
    {
        IReadOnlyList<TailRisk> tails = Of(4_000, ("A", 10_000), ("B", 5_000)).Tails(Tomorrow);
        double normal = tails.Single(tail => tail.Method == "normal").ValueAtRisk;
        Assert.Equal(4, tails.Count);
        Assert.All(tails, tail =>
        {
            Assert.Equal(normal, tail.ValueAtRisk, 0.06 * normal);
            Assert.True(tail.ExpectedShortfall > tail.ValueAtRisk, tail.Method);
        });
    }

    [Fact]
    public void Wide_tails_are_drawn_wide()
    {
        SeededRandom random = new(4);
        DatedCloses wide = Closes.Of("A", Enumerable.Range(0, 3_000).Select(_ => 0.01 * random.NextStudent(5)));
        PortfolioRisk risk = new([Hold("A", 10_000)], ReturnTable.Of([wide], 3_000));
        Assert.InRange(risk.Freedom, 5, 9);
        IReadOnlyList<TailRisk> tails = risk.Tails(new RiskQuestion(0.99, 1));
        Assert.True(tails[3].ExpectedShortfall > 1.1 * tails[1].ExpectedShortfall);
        Assert.Equal(tails[0].ExpectedShortfall, tails[3].ExpectedShortfall, 0.2 * tails[0].ExpectedShortfall);
    }

    [Fact]
    public void A_fall_of_the_path_is_the_fall_of_what_is_held()
    {
        PortfolioRisk risk = new([Hold("A", 500)], ReturnTable.Of([Closes.Of("A", [0.1, -0.5, 0.2])], 10));
        Assert.Equal(0.5, Drawdown.Of(risk.Path()).Depth, 12);
    }

    private static PortfolioRisk Of(int count, params (string Symbol, double Value)[] held)
    {
        double[] market = Noise(99, count, 0.008);
        DatedCloses[] closes = [.. held.Select((one, place) =>
            Closes.Of(one.Symbol, Noise((ulong)place + 1, count, 0.01).Zip(market, (own, shared) => own + (place * 0.5 * shared))))];
        return new PortfolioRisk([.. held.Select(one => Hold(one.Symbol, one.Value))], ReturnTable.Of(closes, count));
    }
}
