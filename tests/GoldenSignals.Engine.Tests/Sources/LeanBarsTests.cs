using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Sources;

public sealed class LeanBarsTests : IDisposable
{
    private readonly LeanFixture lean = new();

    public void Dispose() => lean.Dispose();

    [Fact]
    public async Task Daily_trades_close_with_their_session()
    {
        lean.Zip("equity/usa/daily/abc.zip", "20121121 00:00,100000,110000,90000,105000,1200\n20121123 00:00,105000,112500,100000,110000,900\n");
        SourceBars read = await LeanFixture.FetchAsync(lean.Open(), "ABC 1d");
        Assert.Equal(
            [
                new Bar(new DateTime(2012, 11, 21, 21, 0, 0, DateTimeKind.Utc), 100000, 110000, 90000, 105000, 1200),
                new Bar(new DateTime(2012, 11, 23, 18, 0, 0, DateTimeKind.Utc), 105000, 112500, 100000, 110000, 900),
            ],
            read.Bars);
        Assert.Empty(read.Findings);
        Assert.Equal(new Symbol("ABC", AssetClass.Equity, "US"), read.Series.Symbol);
    }

    [Fact]
    public async Task Hours_and_minutes_are_told_by_their_start_and_kept_by_their_close()
    {
        lean.Zip("equity/usa/hour/abc.zip", "20120103 09:00,1,1,1,1,5\n20120103 15:00,1,2,1,2,6\n");
        lean.Zip("equity/usa/minute/abc/20120103_trade.zip", "14400000,1,1,1,1,5\n34200000,1,1,1,1,6\n57540000,1,2,1,2,7\n57600000,1,1,1,1,8\n");
        lean.Zip("equity/usa/minute/abc/20120103_quote.zip", "34200000,1,1,1,1,6,1,1,1,1,6\n");

        LeanBars source = lean.Open();
        SourceBars hours = await LeanFixture.FetchAsync(source, "ABC 1h");
        SourceBars minutes = await LeanFixture.FetchAsync(source, "ABC 1m");

        DateTime close = CsvFixture.Close(2012, 1, 3);
        Assert.Equal([close.AddHours(-6), close], hours.Bars.Select(b => b.Time));
        Assert.Equal([close.AddMinutes(-389), close], minutes.Bars.Select(b => b.Time));
        Finding early = Assert.Single(minutes.Findings, f => f.Rule == BarRules.ExtendedHours);
        Assert.Equal(("equity/usa/minute/abc/20120103_trade.zip", 1), (early.File, early.Line));
        Assert.StartsWith("dropped: 2 bars", early.Action, StringComparison.Ordinal);
        Assert.Equal("equity/usa/minute", Assert.Single(source.FileFindings).File);
    }

    [Fact]
    public async Task Tickers_of_one_company_become_its_last_and_other_companies_days_are_dropped()
    {
        lean.Write("equity/usa/map_files/bbb.csv", "20120103,aaa,N\n20120104,aaa,N\n20501231,bbb,N\n");
        lean.Zip("equity/usa/daily/aaa.zip", "20120103 00:00,1,1,1,1,1\n20120104 00:00,2,2,2,2,2\n20120105 00:00,9,9,9,9,9\n");
        lean.Zip("equity/usa/daily/bbb.zip", "20120104 00:00,8,8,8,8,8\n20120105 00:00,3,3,3,3,3\n");

        LeanBars source = lean.Open();
        SourceBars read = await LeanFixture.FetchAsync(source, "BBB 1d");

        Assert.Equal("BBB 1d", Assert.Single(source.List()).ToString());
        Assert.Equal([1L, 2, 3], read.Bars.Select(b => b.Close));
        Assert.Equal([("equity/usa/daily/aaa.zip", 3), ("equity/usa/daily/bbb.zip", 1)],
            read.Findings.Where(f => f.Rule == BarRules.OtherCompany).Select(f => (f.File, f.Line)));
        Assert.Equal(0, read.Refused);
    }

    [Fact]
    public async Task Factor_files_become_dated_splits_and_dividends()
    {
        lean.Zip("equity/usa/daily/abc.zip", "20140605 00:00,6459000,6460000,6450000,6455700,1\n");
        lean.Write("equity/usa/factor_files/abc.csv",
            "20120103,0.8613657,0.0357143,1\n20120808,0.8613657,0.0357143,619.86\n20140606,0.8650639,0.0357143,645.57\n20200828,0.8650639,0.25,499.23\n"
            + "20210204,0.8650639,1,2.13\n20210304,0.8650639,0.125,9\nnonsense\n20501231,1,0.125,0\n");

        SourceBars read = await LeanFixture.FetchAsync(lean.Open(), "ABC 1d");

        Assert.Equal(
            [
                new CorporateAction(Day(2012, 8, 9), 1, 26_499),
                new CorporateAction(Day(2014, 6, 9), 7, 0),
                new CorporateAction(Day(2020, 8, 31), 4, 0),
                new CorporateAction(Day(2021, 2, 5), 0.125, 0),
                new CorporateAction(Day(2021, 3, 5), 1, 12_144),
            ],
            read.Actions);
        Assert.Equal((BarRules.UnreadableAction, 7), Assert.Single(read.Findings.Select(f => (f.Rule, f.Line))));
    }

    [Fact]
    public async Task Currencies_are_the_middle_of_bid_and_ask_with_sundays_joined_to_mondays()
    {
        lean.Zip("forex/oanda/daily/eurusd.zip",
            "20120105 00:00,1.30001,1.31,1.29,1.30003,0,1.30004,1.3101,1.2901,1.30006,0\n"
            + "20120108 00:00,1.2,1.25,1.2,1.22,0,1.2,1.25,1.2,1.22,0\n20120109 00:00,1.22,1.23,1.1,1.21,0,1.22,1.23,1.1,1.21,0\n");
        SourceBars read = await LeanFixture.FetchAsync(lean.Open(), "EURUSD 1d");
        DateTime close = new(2012, 1, 5, 22, 0, 0, DateTimeKind.Utc);
        Assert.Equal(
            [
                new Bar(close, 1_300_025, 1_310_050, 1_290_050, 1_300_045, 0),
                new Bar(close.AddDays(4), 1_200_000, 1_250_000, 1_100_000, 1_210_000, 0),
            ],
            read.Bars);
        Assert.Equal([BarRules.DayEnd, BarRules.Gap, BarRules.SundayBar], read.Findings.Select(f => f.Rule));
    }

    [Fact]
    public async Task Crypto_trades_every_day_on_its_own_grid()
    {
        lean.Zip("crypto/coinbase/daily/btcusd_trade.zip", "20141206 00:00,377.9,378,377.01,378,0.54660842\n20141207 00:00,378,378,370,370.5,15.5\n");
        SourceBars read = await LeanFixture.FetchAsync(lean.Open(), "BTCUSD 1d");
        Assert.Equal(new Bar(Day(2014, 12, 7), 37_790_000_000, 37_800_000_000, 37_701_000_000, 37_800_000_000, 0.54660842), read.Bars[0]);
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void A_part_of_the_folder_can_be_asked_for_and_options_are_passed_over_in_one_line()
    {
        lean.Zip("equity/usa/daily/abc.zip", "20120103 00:00,1,1,1,1,1\n");
        lean.Zip("equity/usa/hour/abc.zip", "20120103 09:00,1,1,1,1,1\n");
        lean.Zip("option/usa/daily/abc_2012_quote_american.zip", "x");
        lean.Write("option/usa/universes/abc/20120103.csv", "x");

        Assert.Equal(["ABC 1h", "ABC 1d"], lean.Open().List().Select(s => s.ToString()));
        Finding passed = Assert.Single(lean.Open().FileFindings);
        Assert.Equal(("option", BarRules.PassedOver), (passed.File, passed.Rule));
        Assert.Contains("2 files", passed.Action, StringComparison.Ordinal);
        Assert.Equal(["ABC 1d"], lean.Open("equity/usa/daily").List().Select(s => s.ToString()));
        Assert.Equal(["ABC 1h"], lean.Open("equity/usa/hour/abc.zip").List().Select(s => s.ToString()));
        Assert.Throws<SourceException>(() => lean.Open("option"));
    }

    [Fact]
    public async Task Damaged_rows_and_zips_are_reported_and_the_rest_is_read()
    {
        lean.Zip("equity/usa/minute/abc/20120103_trade.zip", "34200000,10,12,9,11,5\nrubbish\n34260000,10,8,9,11,5\n34320000,,12,9,11,5\nx,10,12,9,11,5\n");
        lean.Write("equity/usa/minute/abc/20120104_trade.zip", "this is no zip");
        SourceBars read = await LeanFixture.FetchAsync(lean.Open(), "ABC 1m");
        Assert.Single(read.Bars);
        Assert.Equal(
            [(2, BarRules.UnreadableLine), (3, BarRules.HighBelowLow), (4, BarRules.MissingValue), (5, BarRules.UnreadableDate), (0, BarRules.UnreadableFile)],
            read.Findings.Select(f => (f.Line, f.Rule)));
        Assert.Equal(5, read.Refused);
    }

    [Fact]
    public void A_folder_of_another_kind_is_refused() =>
        Assert.Contains("not a LEAN data folder", Assert.Throws<SourceException>(() => lean.Open("..")).Message, StringComparison.Ordinal);

    private static DateTime Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Utc);
}
