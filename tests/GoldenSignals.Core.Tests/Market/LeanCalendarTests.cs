using System.Globalization;
using System.Text.Json;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Market;

/// <summary>The rules against the market-hours list of an independent project, where that is on the machine.</summary>
public class LeanCalendarTests
{
    private static readonly TradingCalendar NewYork = TradingCalendar.For(AssetClass.Equity);

    [Fact]
    public void Every_holiday_of_the_list_is_ours_and_ours_are_in_the_list()
    {
        HashSet<DateOnly> listed = [.. Dates(Entry().GetProperty("holidays").EnumerateArray().Select(e => e.GetString()!)).Where(day => !IsWeekend(day))];
        Assert.DoesNotContain(listed, NewYork.IsTradingDay);
        // The list is whole from 1998 to 2027.
        Assert.DoesNotContain(Days(new(1998, 1, 1), new(2027, 12, 31)),
            day => !IsWeekend(day) && !NewYork.IsTradingDay(day) && !listed.Contains(day));
    }

    [Fact]
    public void Every_early_close_of_the_list_is_ours_and_ours_are_in_the_list()
    {
        Dictionary<DateOnly, string> listed = Entry().GetProperty("earlyCloses").EnumerateObject()
            .ToDictionary(e => Dates([e.Name]).Single(), e => e.Value.GetString()!);
        foreach ((DateOnly day, string time) in listed.Where(e => !IsWeekend(e.Key)))
        {
            Assert.Equal(time, NewYorkTime.FromUtc(NewYork.CloseOf(day)).ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        }
        // The list leaves out the half days of 1998 and the last one of 1999, all in NYSE's notices of those years.
        DateOnly[] leftOut = [new(1998, 11, 27), new(1998, 12, 24), new(1999, 12, 31)];
        Assert.Equal(leftOut, Days(new(1998, 1, 1), new(2027, 12, 31)).Where(day =>
            NewYork.IsTradingDay(day) && NewYorkTime.FromUtc(NewYork.CloseOf(day)).Hour != 16 && !listed.ContainsKey(day)));
    }

    private static JsonElement Entry()
    {
        string? file = Find("market/lean/market-hours/market-hours-database.json");
        if (file is null)
        {
            Assert.Skip("needs the machine part: shared market data");
        }
        return JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("entries").GetProperty("Equity-usa-[*]");
    }

    private static string? Find(string path)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GoldenSignals.slnx")))
        {
            folder = folder.Parent;
        }
        string? file = folder is null ? null : Path.Combine(folder.FullName, "..", "shared", path);
        return File.Exists(file) ? file : null;
    }

    private static IEnumerable<DateOnly> Dates(IEnumerable<string> texts) =>
        texts.Select(text => DateOnly.ParseExact(text, "M/d/yyyy", CultureInfo.InvariantCulture));

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) =>
        Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
