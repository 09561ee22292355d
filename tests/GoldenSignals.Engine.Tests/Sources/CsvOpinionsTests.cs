using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Sources;

public sealed class CsvOpinionsTests
{
    private static readonly Symbol Spy = new("SPY", AssetClass.Etf, "ARCA");

    [Fact]
    public void A_date_is_that_days_close_and_a_time_is_itself()
    {
        IReadOnlyList<ExternalOpinion> read = Read(
            """
            time,symbol,target,score,confidence
            2015-06-30T14:30:00Z,spy,direction:5,-0.25,0.5
            2015-06-29,SPY,volatility:5,1,
            """);
        Assert.Equal(
            [
                new ExternalOpinion("my_model", "volatility:5", TradingCalendar.NewYork.CloseOf(new DateOnly(2015, 6, 29)), 1),
                new ExternalOpinion("my_model", "direction:5", new DateTime(2015, 6, 30, 14, 30, 0, DateTimeKind.Utc), -0.25, 0.5),
            ],
            read);
    }

    [Fact]
    public void A_column_says_whose_they_are() => Assert.Equal(
        ["anna", "ben"],
        Read("agent,time,symbol,target,score\nanna,2015-06-29,SPY,direction:1,1\nben,2015-06-30,SPY,direction:1,1\n").Select(opinion => opinion.Agent));

    [Theory]
    [InlineData("time,symbol,target,score\n2015-06-29,SPY,direction:1,2", "my model.csv, line 2: score: 2 is not from -1 to 1")]
    [InlineData("time,symbol,target,score\n\n# a remark\n2015-06-29,SPY,direction:1,much", "line 4: score: \"much\" is no number")]
    [InlineData("time,symbol,target,score\n2015-06-29,XYZ,direction:1,1", "line 2: symbol: no bars of \"XYZ\" are stored")]
    [InlineData("time,symbol,target,score\n29.06.,SPY,direction:1,1", "line 2: time: \"29.06.\" is no date")]
    [InlineData("time,symbol,target,score\n2015-06-29,SPY,direction:2,1", "line 2: target: \"direction:2\"")]
    [InlineData("time,symbol,target,score\n2015-06-29,SPY,direction:1", "line 2: 3 columns where the first line names 4")]
    [InlineData("time,symbol,score\n", "line 1: the column target is missing")]
    [InlineData("time,symbol,target,score,note\n", "line 1: \"note\" is no column of opinions")]
    [InlineData("", "the file is empty")]
    public void A_fault_names_line_and_column(string text, string told) =>
        Assert.Contains(told, Assert.Throws<SourceException>(() => Read(text)).Message);

    [Fact]
    public void Every_faulty_line_is_told_up_to_ten()
    {
        string text = "time,symbol,target,score\n" + string.Concat(Enumerable.Repeat("2015-06-29,SPY,direction:1,9\n", 12));
        string told = Assert.Throws<SourceException>(() => Read(text)).Message;
        Assert.Equal(11, told.Split('\n').Length);
        Assert.EndsWith("and 2 more lines", told);
    }

    private static IReadOnlyList<ExternalOpinion> Read(string text)
    {
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "my model.csv");
        File.WriteAllText(file, text);
        return CsvOpinions.Read(file, ticker => ticker == "SPY" ? Spy : null)["SPY"];
    }
}
