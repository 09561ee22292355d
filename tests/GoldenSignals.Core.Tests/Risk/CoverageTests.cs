using GoldenSignals.Core.Risk;
using static GoldenSignals.Core.Tests.Risk.Closes;

namespace GoldenSignals.Core.Tests.Risk;

public class CoverageTests
{
    [Fact]
    public void Who_cannot_be_measured_is_named_with_the_reason()
    {
        DatedCloses full = Closes.Of("FULL", Noise(1, 300, 0.01)), young = Closes.Of("YOUNG", Noise(2, 20, 0.01), full.Days[280]);
        DatedCloses gone = Closes.Of("GONE", Noise(3, 150, 0.01)), none = new("NONE", [], []);
        Coverage coverage = Coverage.Of([Hold("NONE", 1), Hold("FULL", 2), Hold("YOUNG", 3), Hold("GONE", -4)], [none, full, young, gone], 250, 60);
        Assert.Equal("FULL", Assert.Single(coverage.Stakes).Symbol);
        Assert.Equal(["NONE", "YOUNG", "GONE"], coverage.Left.Select(one => one.Symbol));
        Assert.Contains("no daily bars", coverage.Left[0].Why);
        Assert.Contains("21 daily closes are stored, 61 are needed", coverage.Left[1].Why);
        Assert.Contains("end on 2024-07-29", coverage.Left[2].Why);
        Assert.Equal(250, coverage.Returns!.Count);
        Assert.Equal(full.Days[^1], coverage.Returns.To);
    }

    [Fact]
    public void Who_shares_no_days_with_the_others_is_left_out()
    {
        DatedCloses full = Closes.Of("FULL", Noise(1, 300, 0.01));
        DatedCloses apart = full with { Symbol = "APART", Days = [.. full.Days.Select((day, place) => place > 270 ? day : day.AddYears(-9))] };
        Coverage coverage = Coverage.Of([Hold("FULL", 1), Hold("APART", 1)], [full, apart], 250, 60);
        Assert.Contains("only 29 returns in common", Assert.Single(coverage.Left).Why);
    }

    [Fact]
    public void A_return_over_a_hole_is_left_out()
    {
        DatedCloses one = new("A", [new(2024, 3, 1), new(2024, 3, 4), new(2024, 3, 20), new(2024, 3, 21)], [100, 110, 50, 55]);
        ReturnTable table = ReturnTable.Of([one], 10);
        Assert.Equal(2, table.Count);
        Assert.Equal([0.1, 0.1], table.Of(0).ToArray().Select(value => Math.Round(value, 12)));
        Assert.Equal(new DateOnly(2024, 3, 1), table.From);
    }

    [Theory]
    [InlineData(0.95, 60)]
    [InlineData(0.99, 100)]
    [InlineData(0.999, 1000)]
    public void A_rare_loss_needs_a_longer_past(double confidence, int least) => Assert.Equal(least, Coverage.LeastFor(confidence));
}
