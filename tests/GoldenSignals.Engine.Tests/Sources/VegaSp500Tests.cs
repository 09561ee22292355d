using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Sources;

public sealed class VegaSp500Tests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vega").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("web")]
    public async Task It_finds_the_package_above_and_plays_from_2012(string place)
    {
        Write(Path.Combine(folder, place),
            "date,open,high,low,close,adjclose,volume",
            "2011-12-29,100.000000,101.500000,99.250000,101.020000,101.020000,123456700", // made-up prices on real dates
            "2011-12-30,101.010000,101.200000,100.100000,100.359985,100.359985,103456700",
            "2012-01-03,100.400000,103.000000,100.300000,102.750000,102.750000,203456700");
        string below = Directory.CreateDirectory(Path.Combine(folder, "src", "bin")).FullName;
        ReplayBars replay = VegaSp500.Open([below], TimeProvider.System, TimeSpan.Zero)!;

        Series spx = Assert.Single(replay.List());
        Assert.Equal("SPX 1d", spx.ToString());
        SourceBars past = await replay.FetchAsync(spx, Stop);
        Assert.Equal(
            [
                new Bar(new DateTime(2011, 12, 29, 21, 0, 0, DateTimeKind.Utc), 1_000_000, 1_015_000, 992_500, 1_010_200, 123_456_700),
                new Bar(new DateTime(2011, 12, 30, 21, 0, 0, DateTimeKind.Utc), 1_010_100, 1_012_000, 1_001_000, 1_003_600, 103_456_700),
            ],
            past.Bars);
        List<Arrival> arrivals = await replay.FollowAsync([spx], past.Bars[^1].Time, Stop).ToListAsync(Stop);
        Assert.Equal(new DateTime(2012, 1, 3, 21, 0, 0, DateTimeKind.Utc), Assert.Single(arrivals).Bar.Time);
        Assert.Contains("vega-datasets", replay.Name);
    }

    [Fact]
    public async Task The_real_file_has_a_bar_for_every_session_of_twenty_years()
    {
        ReplayBars? replay = VegaSp500.Open([AppContext.BaseDirectory], TimeProvider.System, TimeSpan.Zero);
        if (replay is null)
        {
            Assert.Skip("needs the machine part: npm package vega-datasets");
        }
        SourceBars past = await replay.FetchAsync(VegaSp500.Series, Stop);
        Assert.Equal(0, past.Refused);
        List<Bar> bars = [.. past.Bars];
        Assert.Equal(new DateOnly(2011, 12, 30), TradingCalendar.NewYork.DayOf(bars[^1].Time));
        bars.AddRange((await replay.FollowAsync([VegaSp500.Series], bars[^1].Time, Stop).ToListAsync(Stop)).Select(arrival => arrival.Bar));
        Assert.Equal(TradingCalendar.NewYork.TradingDaysBetween(new(2000, 1, 2), new(2020, 4, 17)), bars.Count);
        Assert.Equal(14_552_200, bars[0].Close);
        Assert.Equal(28_745_601, bars[^1].Close);
    }

    [Fact]
    public void Without_the_package_there_is_nothing_to_offer() => Assert.Null(VegaSp500.Find([Path.Combine(folder, "not", "there")]));

    [Fact]
    public async Task A_damaged_line_is_refused_by_its_number()
    {
        Write(folder, "date,open,high,low,close,adjclose,volume", "2011-12-29,100,101,99,101,101,5", "2011-12-30,100,x,99,101,101,5");
        SourceBars got = await VegaSp500.Open([folder], TimeProvider.System, TimeSpan.Zero)!.FetchAsync(VegaSp500.Series, Stop);
        Assert.Equal(1, got.Refused);
        Assert.Contains(got.Findings, finding => finding.Line == 3);
        Assert.Single(got.Bars);
    }

    private static void Write(string root, params string[] lines)
    {
        string data = Directory.CreateDirectory(Path.Combine(root, "node_modules", "vega-datasets", "data")).FullName;
        File.WriteAllLines(Path.Combine(data, "sp500-2000.csv"), lines);
    }
}
