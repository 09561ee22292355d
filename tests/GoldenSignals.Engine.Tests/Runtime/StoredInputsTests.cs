using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Tests.Runtime;

public sealed class StoredInputsTests
{
    private static readonly Symbol Spy = new("SPY", AssetClass.Etf, "NYSE");

    [Fact]
    public void An_action_stands_before_the_first_bar_it_concerns()
    {
        StoredBars stored = Stored([Day(1), Day(2), Day(3)], new CorporateAction(Day(2).Time.AddHours(-12), 2, 0));
        Assert.Equal([InputKind.Bar, InputKind.Action, InputKind.Bar, InputKind.Bar], StoredInputs.Of(stored).Select(input => input.Kind));
    }

    [Fact]
    public void An_action_after_the_last_bar_changes_nothing()
    {
        string without = HashOf(Stored([Day(1), Day(2)]));
        Assert.Equal(without, HashOf(Stored([Day(1), Day(2)], new CorporateAction(Day(9).Time, 2, 0))));
        Assert.NotEqual(without, HashOf(Stored([Day(1), Day(2)], new CorporateAction(Day(1).Time, 2, 0))));
    }

    [Fact]
    public void Any_changed_field_changes_the_hash()
    {
        Bar bar = Day(1);
        string[] hashes =
        [
            .. new[]
            {
                bar, bar with { Time = bar.Time.AddSeconds(1) }, bar with { Open = bar.Open + 1 }, bar with { High = bar.High + 1 },
                bar with { Low = bar.Low - 1 }, bar with { Close = bar.Close + 1 }, bar with { Volume = bar.Volume + 1 },
            }.Select(changed => HashOf(Stored([changed]))),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void A_context_is_part_of_the_hash()
    {
        using var hash = new InputHash();
        string before = hash.Current();
        hash.Add(Input.Of(Context.None));
        Assert.NotEqual(before, hash.Current());
    }

    [Fact]
    public void Reading_the_hash_in_between_does_not_change_it()
    {
        using var often = new InputHash();
        foreach (Input input in StoredInputs.Of(Stored([.. Enumerable.Range(1, 300).Select(Day)])))
        {
            often.Add(in input);
            often.Current();
        }
        Assert.Equal(HashOf(Stored([.. Enumerable.Range(1, 300).Select(Day)])), often.Current());
    }

    private static string HashOf(StoredBars stored)
    {
        (SignalSession session, InputHash hash) = StoredInputs.Step(stored, SessionSettings.Default);
        Assert.Equal(stored.Bars.Count, session.Bars);
        return hash.Current();
    }

    private static Bar Day(int day) => new(new DateTime(2020, 1, 1, 21, 0, 0, DateTimeKind.Utc).AddDays(day), 100, 110, 90, 105, 1000);

    private static StoredBars Stored(Bar[] bars, params CorporateAction[] actions) =>
        new(new Series(Spy, Interval.Day1), "test", DataLabel.Imported, 1, BarColumns.Of(bars), actions);
}
