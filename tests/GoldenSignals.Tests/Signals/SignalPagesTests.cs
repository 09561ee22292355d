using System.Text.Json;
using GoldenSignals.Engine.Store;
using GoldenSignals.Signals;

namespace GoldenSignals.Tests.Signals;

public sealed class SignalPagesTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_made_once_and_made_anew_when_something_was_saved()
    {
        using var folder = new TempFolder();
        using var database = Database.Open(folder.Path);
        var signals = new SignalStore(database);
        var pages = new SignalPages(database, signals);
        await signals.SaveAsync([MadeSignals.Of("AAA", 1)], Stop);

        byte[] first = await pages.OfAsync(long.MaxValue, 2, null);
        Assert.Same(first, await pages.OfAsync(long.MaxValue, 2, null));

        await signals.SaveAsync([MadeSignals.Of("BBB", 2)], Stop);
        Assert.Equal(["BBB", "AAA"], Symbols(await pages.OfAsync(long.MaxValue, 2, null)));
        Assert.Equal(["AAA"], Symbols(await pages.OfAsync(long.MaxValue, 2, "AAA")));
    }

    [Fact]
    public async Task More_pages_than_are_kept_are_still_right()
    {
        using var folder = new TempFolder();
        using var database = Database.Open(folder.Path);
        var signals = new SignalStore(database);
        var pages = new SignalPages(database, signals);
        await signals.SaveAsync([.. Enumerable.Range(1, 30).Select(number => MadeSignals.Of("AAA", number))], Stop);
        for (int limit = 1; limit <= 30; limit++)
        {
            Assert.Equal(limit, Symbols(await pages.OfAsync(long.MaxValue, limit, null)).Length);
        }
    }

    private static string[] Symbols(byte[] page) =>
        [.. JsonDocument.Parse(page).RootElement.GetProperty("items").EnumerateArray().Select(signal => signal.GetProperty("symbol").GetString()!)];
}
