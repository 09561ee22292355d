using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Sources;

/// <summary>A file with every kind of damage a line can have, each told with its line, nothing else lost.</summary>
public sealed class CsvDamageTests : IDisposable
{
    private readonly CsvFixture files = new();

    public void Dispose() => files.Dispose();

    // What stands in the place of a good line, what is said of it, and whether a bar of that line remains.
    private static readonly (string Line, string Rule, bool Remains)[] Damages =
    [
        ("{0},100,101,99,100.5", BarRules.UnreadableLine, false),
        ("{0},100,101,99,100.5,1000,7,7", BarRules.UnreadableLine, false),
        ("2012-02-30,100,101,99,100.5,1000,0", BarRules.UnreadableDate, false),
        ("soon,100,101,99,100.5,1000,0", BarRules.UnreadableDate, false),
        ("{0},100,101,abc,100.5,1000,0", BarRules.UnreadableNumber, false),
        ("{0},100,101,,100.5,1000,0", BarRules.MissingValue, false),
        ("{0},null,null,null,null,null,0", BarRules.MissingValue, false),
        ("{0},NaN,101,99,100.5,1000,0", BarRules.NotANumber, false),
        ("{0},100,101,99,100.5,NaN,0", BarRules.NotANumber, false),
        ("{0},100,1e40,99,100.5,1000,0", BarRules.Overflow, false),
        ("{0},100,101,-99,100.5,1000,0", BarRules.NonPositivePrice, false),
        ("{0},100,101,0,100.5,1000,0", BarRules.NonPositivePrice, false),
        ("{0},100,99,101,100,1000,0", BarRules.HighBelowLow, false),
        ("{0},105,101,99,100.5,1000,0", BarRules.OpenOutside, false),
        ("{0},100,101,99,98,1000,0", BarRules.CloseOutside, false),
        ("{0},100,101,99,100.5,-5,0", BarRules.NegativeVolume, false),
        ("2029-06-01,100,101,99,100.5,1000,0", BarRules.FutureDate, false),
        ("{0},100.00005,101,99,100.5,1000,0", BarRules.OffGrid, true),
        ("{0},100,101,99,100.5,,0", BarRules.MissingVolume, true),
        ("\u00FF\u00FE\u0001garbage", BarRules.UnreadableLine, false),
    ];

    [Fact]
    public async Task Each_is_reported_with_its_line_and_nothing_else_is_lost()
    {
        DateOnly day = new(2011, 12, 30);
        List<string> lines = ["Date,Open,High,Low,Close,Volume,OpenInt"];
        Dictionary<int, string> expected = [];
        int good = 0;
        void AddGood()
        {
            day = TradingCalendar.NewYork.NextDay(day);
            lines.Add(FormattableString.Invariant($"{day:yyyy-MM-dd},{100 + (good * 0.25)},{102 + (good * 0.25)},{99 + (good * 0.25)},{101 + (good * 0.25)},{5000 + good},0"));
            good++;
        }

        int remains = 0;
        foreach ((string line, string rule, bool stays) in Damages)
        {
            AddGood();
            AddGood();
            AddGood();
            if (line.Contains("{0}", StringComparison.Ordinal))
            {
                day = TradingCalendar.NewYork.NextDay(day);
            }
            lines.Add(line.Replace("{0}", day.ToString("yyyy-MM-dd")));
            expected.Add(lines.Count, rule);
            remains += stays ? 1 : 0;
        }
        AddGood();
        lines.Add(lines[^1]);
        expected.Add(lines.Count, BarRules.Duplicate);
        lines.Add(lines[2].Replace(",5001,", ",5002,"));
        expected.Add(lines.Count, BarRules.ConflictingDuplicate);

        SourceBars read = await CsvFixture.ReadAsync(files.Write("etf/abc.us.csv", string.Join('\n', lines) + "\n"));

        Dictionary<int, string> told = read.Findings
            .Where(f => f.Rule is not (BarRules.Gap or BarRules.OutOfOrder)).ToDictionary(f => f.Line, f => f.Rule);
        Assert.Equal(expected.OrderBy(e => e.Key), told.OrderBy(t => t.Key));
        Assert.Equal(good + remains, read.Bars.Count);
        Assert.Equal(expected.Count - remains - 1, read.Refused);
        Assert.All(read.Findings, f => Assert.Equal(("abc.us.csv", "ABC"), (f.File, f.Symbol)));
        // A refused line leaves its day empty, and that is told at the next line.
        Assert.All(read.Findings.Where(f => f.Rule == BarRules.Gap), f => Assert.Contains(f.Line - 1, expected.Keys));
    }
}
