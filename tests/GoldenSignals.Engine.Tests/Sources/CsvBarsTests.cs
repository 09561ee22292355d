using System.Text;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Sources;

public sealed class CsvBarsTests : IDisposable
{
    private readonly CsvFixture files = new();

    public void Dispose() => files.Dispose();

    public static TheoryData<string, string> Families => new()
    {
        { "Yahoo", "Date,Open,High,Low,Close,Adj Close,Volume\n2012-01-03,10.5,11,10,10.75,9.1,1200\n2012-01-04,10.8,11.25,10.5,11,9.4,1300\n" },
        { "Stooq", "Date,Open,High,Low,Close,Volume\n2012-01-03,10.5,11,10,10.75,1200\n2012-01-04,10.8,11.25,10.5,11,1300\n" },
        { "with open interest", "Date,Open,High,Low,Close,Volume,OpenInt\n2012-01-03,10.5,11,10,10.75,1200,0\n2012-01-04,10.8,11.25,10.5,11,1300,0\n" },
        {
            "Stooq bulk",
            "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n"
            + "ABC.US,D,20120103,000000,10.5,11,10,10.75,1200,0\nABC.US,D,20120104,000000,10.8,11.25,10.5,11,1300,0\n"
        },
        { "no header, six columns", "2012-01-03,10.5,11,10,10.75,1200\n2012-01-04,10.8,11.25,10.5,11,1300\n" },
        { "no header, seven columns", "20120103,10.5,11,10,10.75,1200,0\n20120104,10.8,11.25,10.5,11,1300,0\n" },
        { "semicolons, decimal commas", "Date;Open;High;Low;Close;Volume\n2012-01-03;10,5;11;10;10,75;1200\n2012-01-04;10,8;11,25;10,5;11;1300\n" },
        { "tabs", "Date\tOpen\tHigh\tLow\tClose\tVolume\n2012-01-03\t10.5\t11\t10\t10.75\t1200\n2012-01-04\t10.8\t11.25\t10.5\t11\t1300\n" },
        { "bars", "Date|Open|High|Low|Close|Volume\n2012-01-03|10.5|11|10|10.75|1200\n2012-01-04|10.8|11.25|10.5|11|1300\n" },
        { "quoted, thousands", "\"Date\",\"Open\",\"High\",\"Low\",\"Close\",\"Volume\"\n\"2012-01-03\",\"10.5\",\"11\",\"10\",\"10.75\",\"1,200\"\n\"2012-01-04\",\"10.8\",\"11.25\",\"10.5\",\"11\",\"1,300\"\n" },
        { "Nasdaq, newest first", "Date,Close/Last,Volume,Open,High,Low\n01/13/2012,$11,1300,$10.8,$11.25,$10.5\n01/12/2012,$10.75,1200,$10.5,$11,$10\n" },
        { "spreadsheet", "Date,Price,Open,High,Low,Vol.,Change %\n\"Jan 04, 2012\",11,10.8,11.25,10.5,1.3K,1%\n\"Jan 03, 2012\",10.75,10.5,11,10,1.2K,2%\n" },
        { "seconds since 1970", "timestamp,open,high,low,close,volume\n1325548800,10.5,11,10,10.75,1200\n1325635200,10.8,11.25,10.5,11,1300\n" },
        { "milliseconds at the open", "timestamp,open,high,low,close,volume\n1325601000000,10.5,11,10,10.75,1200\n1325687400000,10.8,11.25,10.5,11,1300\n" },
        { "ISO with offsets", "Datetime,Open,High,Low,Close,Volume\n2012-01-03T00:00:00-05:00,10.5,11,10,10.75,1200\n2012-01-04T00:00:00-05:00,10.8,11.25,10.5,11,1300\n" },
        { "day first", "Date,Open,High,Low,Close,Volume\n30.12.2011,1,1,1,1,5\n03.01.2012,10.5,11,10,10.75,1200\n04.01.2012,10.8,11.25,10.5,11,1300\n" },
    };

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Every_family_of_headers_gives_the_same_bars(string family, string text)
    {
        SourceBars read = await CsvFixture.ReadAsync(files.Write("abc.us.csv", text));

        Assert.Equal((new Symbol("ABC", AssetClass.Equity, "US"), Interval.Day1), (read.Series.Symbol, read.Series.Interval));
        int shift = family == "Nasdaq, newest first" ? 9 : 0;
        Bar[] expected =
        [
            CsvFixture.Bar(CsvFixture.Close(2012, 1, 3 + shift), 10.5, 11, 10, 10.75, 1200),
            CsvFixture.Bar(CsvFixture.Close(2012, 1, 4 + shift), 10.8, 11.25, 10.5, 11, 1300),
        ];
        Assert.Equal(expected, read.Bars.TakeLast(2));
        Assert.Equal(0, read.Refused);
    }

    [Fact]
    public async Task A_byte_order_mark_and_windows_line_ends_change_nothing()
    {
        string path = files.Write("abc.csv", "Date,Open,High,Low,Close,Volume\r\n2012-01-03,10.5,11,10,10.75,1200\r\n", new UTF8Encoding(true));
        Assert.Equal(CsvFixture.Bar(CsvFixture.Close(2012, 1, 3), 10.5, 11, 10, 10.75, 1200), Assert.Single((await CsvFixture.ReadAsync(path)).Bars));
    }

    [Fact]
    public async Task A_half_day_closes_at_one_o_clock()
    {
        string path = files.Write("abc.csv", "Date,Open,High,Low,Close,Volume\n2012-11-21,1,1,1,1,5\n2012-11-23,1,2,1,2,5\n");
        Assert.Equal(new DateTime(2012, 11, 23, 18, 0, 0, DateTimeKind.Utc), (await CsvFixture.ReadAsync(path)).Bars[1].Time);
    }

    [Fact]
    public async Task Closes_alone_become_flat_bars_and_one_finding_says_so()
    {
        SourceBars read = await CsvFixture.ReadAsync(files.Write("oil.csv", "Date,Price\n2012-01-03,102.96\n2012-01-04,103.22\n2012-01-05,\n"));
        Assert.Equal(CsvFixture.Bar(CsvFixture.Close(2012, 1, 3), 102.96, 102.96, 102.96, 102.96, 0), read.Bars[0]);
        Assert.Equal([(BarRules.CloseOnly, 2), (BarRules.MissingValue, 4)], read.Findings.Select(f => (f.Rule, f.Line)));
    }

    [Fact]
    public async Task A_map_names_columns_no_one_could_guess()
    {
        string path = files.Write("abc.csv", "Tag,Eröffnung,Hoch,Tief,Schluss,Stück\n2012-01-03,10.5,11,10,10.75,1200\n");
        SourceException fault = await Assert.ThrowsAsync<SourceException>(() => CsvFixture.ReadAsync(path));
        Assert.Contains("--map", fault.Message, StringComparison.Ordinal);

        CsvMap map = CsvMap.Parse("date=Tag,open=2,high=Hoch,low=Tief,close=Schluss,volume=6");
        Assert.Equal(
            CsvFixture.Bar(CsvFixture.Close(2012, 1, 3), 10.5, 11, 10, 10.75, 1200),
            Assert.Single((await CsvFixture.ReadAsync(path, new CsvOptions(Map: map))).Bars));
    }

    [Theory]
    [InlineData("dmy", 2)]
    [InlineData("mdy", 1)]
    public async Task Dates_that_can_be_meant_in_two_ways_are_refused_until_told(string order, int month)
    {
        string path = files.Write("abc.csv", "Date,Open,High,Low,Close,Volume\n01/02/2012,1,1,1,1,5\n02/02/2012,1,1,1,1,6\n");
        SourceException fault = await Assert.ThrowsAsync<SourceException>(() => CsvFixture.ReadAsync(path));
        Assert.Contains("--map order=dmy", fault.Message, StringComparison.Ordinal);

        SourceBars read = await CsvFixture.ReadAsync(path, new CsvOptions(Map: CsvMap.Parse("order=" + order), Interval: Interval.Day1));
        Assert.Contains(read.Bars, b => b.Time.Month == month && b.Volume == 5);
    }

    [Fact]
    public async Task One_line_past_the_twelfth_decides_for_the_whole_file()
    {
        var text = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
        for (DateOnly day = new(2012, 1, 2); day < new DateOnly(2012, 1, 14); day = day.AddDays(1))
        {
            text.Append($"{day:dd/MM/yyyy},1,1,1,1,{day.Day}\n");
        }
        SourceBars read = await CsvFixture.ReadAsync(files.Write("abc.csv", text.ToString()));
        Assert.All(read.Bars, b => Assert.Equal(1, b.Time.Month));
    }

    [Fact]
    public async Task A_column_of_tickers_makes_several_series()
    {
        CsvBars source = await CsvFixture.OpenAsync(files.Write("all.csv",
            "date,open,high,low,close,volume,Name\n2012-01-03,1,2,1,2,5,AAL\n2012-01-04,1,2,1,2,6,AAL\n2012-01-03,3,4,3,4,7,ZTS\n2012-01-04,3,4,3,4,8,*\n"));
        Assert.Equal(["AAL 1d", "ZTS 1d"], source.List().Select(s => s.ToString()));
        SourceBars second = await source.FetchAsync(source.List()[1], TestContext.Current.CancellationToken);
        Assert.Equal(CsvFixture.Bar(CsvFixture.Close(2012, 1, 3), 3, 4, 3, 4, 7), Assert.Single(second.Bars));
        Assert.Equal((BarRules.UnreadableLine, 5), Assert.Single(source.FileFindings.Select(f => (f.Rule, f.Line))));
    }

    [Fact]
    public async Task A_folder_is_walked_and_a_file_that_is_no_csv_does_not_stop_it()
    {
        files.Write("etf/ivv.us.csv", "Date,Open,High,Low,Close,Volume\n2012-01-03,1,2,1,2,5\n");
        files.Write("etf/2013/ivv.us.csv", "Date,Open,High,Low,Close,Volume\n2013-01-03,1,2,1,2,5\n");
        files.Write("fx pairs/forex/eurusd.txt", "20120103,1.305,1.31,1.301,1.302,0\n20120104,1.305,1.31,1.301,1.302,0\n");
        files.Write("notes.txt", "Nothing to see here\n");
        files.Write("empty.csv", "");
        files.Write(".git/x.csv", "broken");

        CsvBars source = await CsvFixture.OpenAsync(files.Folder);

        Assert.Equal(
            [new Symbol("EURUSD", AssetClass.Forex, "OTC"), new Symbol("IVV", AssetClass.Etf, "US")], source.List().Select(s => s.Symbol));
        Assert.Equal(["empty.csv", "notes.txt"], source.FileFindings.Select(f => f.File));
        Assert.Equal(2, (await source.FetchAsync(source.List()[1], TestContext.Current.CancellationToken)).Bars.Count);
    }

    [Fact]
    public async Task One_symbol_for_a_folder_of_many_is_refused()
    {
        files.Write("a.csv", "Date,Price\n2012-01-03,1\n");
        CsvBars one = await CsvFixture.OpenAsync(files.Folder, new CsvOptions("SPY"));
        Assert.Equal("SPY", Assert.Single(one.List()).Symbol.Ticker);
        Assert.Equal("csv:" + Path.GetFileName(files.Folder), one.Name);

        files.Write("b.csv", "Date,Price\n2012-01-03,1\n");
        files.Write("c.csv", "Date,Price,Symbol\n2012-01-03,1,X\n2012-01-03,1,Y.US\n");
        string many = Path.Combine(files.Folder, "c.csv");
        Assert.Equal("Y", Assert.Single((await CsvFixture.OpenAsync(many, new CsvOptions("y.us"))).List()).Symbol.Ticker);
        SourceException fault = await Assert.ThrowsAsync<SourceException>(() => CsvFixture.OpenAsync(many, new CsvOptions("Z")));
        Assert.EndsWith("there is no Z in it", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date,Time,Open,High,Low,Close,Volume\n2012-01-03,09:30,1,2,1,2,5\n2012-01-03,09:35,1,2,1,2,5\n2012-01-03,15:55,1,2,1,2,5\n")]
    [InlineData("Date,Time,Open,High,Low,Close,Volume\n2012-01-03,09:35,1,2,1,2,5\n2012-01-03,09:40,1,2,1,2,5\n2012-01-03,16:00,1,2,1,2,5\n")]
    [InlineData("<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>\nX,5,20120103,093500,1,2,1,2,5\nX,5,20120103,094000,1,2,1,2,5\nX,5,20120103,160000,1,2,1,2,5\n")]
    [InlineData("timestamp,open,high,low,close,volume\n2012-01-03T14:30:00Z,1,2,1,2,5\n2012-01-03T14:35:00Z,1,2,1,2,5\n2012-01-03T20:55:00Z,1,2,1,2,5\n")]
    [InlineData("20120103 093000;1;2;1;2;5\n20120103 093500;1;2;1;2;5\n20120103 155500;1;2;1;2;5\n")]
    public async Task Intraday_rows_end_where_their_bar_closes(string text)
    {
        SourceBars read = await CsvFixture.ReadAsync(files.Write("x.csv", text));
        Assert.Equal(Interval.Minute5, read.Series.Interval);
        DateTime open = new(2012, 1, 3, 14, 30, 0, DateTimeKind.Utc);
        Assert.Equal([open.AddMinutes(5), open.AddMinutes(10), open.AddMinutes(390)], read.Bars.Select(b => b.Time));
    }

    [Fact]
    public async Task Times_in_another_zone_are_told_and_read()
    {
        var text = new StringBuilder("Date,Time,Open,High,Low,Close,Volume\n");
        for (int day = 3; day <= 5; day++)
        {
            for (int bar = 0; bar < 78; bar++)
            {
                DateTime warsaw = new DateTime(2012, 1, day, 15, 30, 0).AddMinutes(5 * bar);
                text.Append($"{warsaw:yyyy-MM-dd,HH:mm},20,22,19,{20 + (bar % 2)},{100 + bar}\n");
            }
        }
        string path = files.Write("x.csv", text.ToString());
        Assert.Equal(BarRules.TimeZoneShift, Assert.Single((await CsvFixture.ReadAsync(path)).Findings).Rule);

        SourceBars told = await CsvFixture.ReadAsync(path, new CsvOptions(Map: CsvMap.Parse("zone=Europe/Warsaw,times=open")));
        Assert.Empty(told.Findings);
        Assert.Equal(CsvFixture.Close(2012, 1, 5), told.Bars[^1].Time);
    }

    [Fact]
    public async Task Weekly_rows_close_with_their_week()
    {
        string path = files.Write("x.csv", "Date,Open,High,Low,Close,Volume\n2012-01-02,1,2,1,2,5\n2012-01-09,1,2,1,2,6\n2012-04-02,1,2,1,2,7\n");
        SourceBars read = await CsvFixture.ReadAsync(path, new CsvOptions(Interval: Interval.Week1));
        Assert.Equal([CsvFixture.Close(2012, 1, 6), CsvFixture.Close(2012, 1, 13), CsvFixture.Close(2012, 4, 5).AddHours(-1)], read.Bars.Select(b => b.Time));
    }

    [Theory]
    [InlineData("Date,Price\n2012-01-31,1\n2012-02-29,1\n2012-03-31,1\n", null, "days apart")]
    [InlineData("Date,Price\n2012-01-03 09:30,1\n2012-01-03 09:33,1\n2012-01-03 09:36,1\n", null, "3 minutes apart")]
    [InlineData("Date,Price\n2012-01-03 09:30,1\n2012-01-03 09:31,1\n2012-01-03 09:32,1\n", "1d", "1 minutes apart, not 1d")]
    [InlineData("Date,Price\n2012-01-03,1\n2012-01-04,1\n", "5m", "without times")]
    [InlineData("Date,Price\n2012-01-03,1\n2012-01-04,1\n", "1w", "1440 minutes apart, not 1w")]
    [InlineData("Nothing to see here\n", null, "no columns")]
    [InlineData("Date,Open,High,Close\n2012-01-03,1,1,1\n", null, "no column for low")]
    public async Task What_can_not_be_read_says_why(string text, string? interval, string reason)
    {
        CsvOptions options = new(Interval: interval is null ? null : Interval.Parse(interval));
        SourceException fault = await Assert.ThrowsAsync<SourceException>(() => CsvFixture.ReadAsync(files.Write("x.csv", text), options));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith("x.csv: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dat=Day")]
    [InlineData("date")]
    [InlineData("order=ymd")]
    [InlineData("times=middle")]
    [InlineData("zone=Nowhere/Land")]
    public void A_map_that_is_not_understood_says_what_can_stand_there(string map) =>
        Assert.StartsWith("--map: ", Assert.Throws<ArgumentException>(() => CsvMap.Parse(map)).Message, StringComparison.Ordinal);
}
