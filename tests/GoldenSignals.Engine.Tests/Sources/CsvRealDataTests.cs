using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Sources;

public sealed class CsvRealDataTests
{
    [Fact]
    public async Task Sixteen_funds_come_in_without_a_refused_line()
    {
        CsvBars source = await CsvFixture.OpenAsync(SharedMarket.Find("csv/etf"));
        Assert.Equal(16, source.List().Count);
        int bars = 0;
        foreach (Series series in source.List())
        {
            SourceBars read = await source.FetchAsync(series, TestContext.Current.CancellationToken);
            Assert.Equal((AssetClass.Etf, Interval.Day1, 0), (series.Symbol.AssetClass, series.Interval, read.Refused));
            // 17 February 2011 is missing from the files, and 16 November 1999 from QQQ's.
            Assert.All(read.Findings, f => Assert.Equal(BarRules.Gap, f.Rule));
            Assert.InRange(read.Findings.Count, 0, 1);
            bars += read.Bars.Count;
        }
        Assert.Equal(52_434, bars);
    }

    [Fact]
    public async Task Oil_has_closes_alone_and_one_day_below_zero()
    {
        SourceBars read = await CsvFixture.ReadAsync(SharedMarket.Find("csv/wti-daily.csv"));
        Assert.Equal(8645, Assert.Single(read.Findings, f => f.Rule == BarRules.NonPositivePrice).Line);
        Assert.Equal(1, read.Refused);
        Assert.Single(read.Findings, f => f.Rule == BarRules.CloseOnly);
        Assert.Equal("WTI-DAILY", read.Series.Symbol.Ticker);
    }
}
