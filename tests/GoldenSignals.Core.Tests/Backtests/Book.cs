using System.Globalization;
using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Backtests;

/// <summary>A backtest small enough to be done on paper. Bars, wishes and what must come of them are written as a person writes them.</summary>
internal sealed class Book
{
    private const long Day = 86_400_000_000, Close = 75_600_000_000;
    private const int FirstDay = 18_000;

    private readonly List<Decided> decided = [];

    public BacktestSettings Account { get; init; } = new() { Cash = 1_000_000_000, Costs = Costs.None, Sizing = Units(10) };

    public static BacktestSettings With(decimal cash, Sizing? sizing = null, Costs? costs = null) => new()
    {
        Cash = Money(cash), Costs = costs ?? Costs.None, Sizing = sizing ?? Units(10),
    };

    public static Sizing Units(decimal units) => new(SizingKind.Units, Money(units));

    /// <summary>Goes ex at the start of this day, counted from 0.</summary>
    public static CorporateAction Dividend(int day, decimal cash) => new(PriceSeries.ToTime((FirstDay + day) * Day), 1, (double)cash * 10_000);

    public static CorporateAction Split(int day, double ratio) => new(PriceSeries.ToTime((FirstDay + day) * Day), ratio, 0);

    /// <summary>Adds a symbol.</summary>
    /// <param name="bars">Open high low close of each day, days parted by bars; an empty place is a day without one.</param>
    /// <param name="wishes">For each bar L long, S short, F flat or . for no news; behind it, if anything, stop/target.</param>
    public Book Add(string ticker, string bars, string wishes, params CorporateAction[] actions) =>
        Add(new Symbol(ticker, AssetClass.Equity, "US"), bars, wishes, null, actions);

    public Book Add(Symbol symbol, string bars, string wishes, float[]? strengths = null, params CorporateAction[] actions)
    {
        string[] days = bars.Split('|', StringSplitOptions.TrimEntries);
        int[] there = [.. Enumerable.Range(0, days.Length).Where(day => days[day].Length > 0)];
        long[][] rows = [.. there.Select(day => days[day].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(price => Ticks(price, symbol)).ToArray())];
        Assert.All(rows, row => Assert.True(row[2] <= Math.Min(row[0], row[3]) && row[1] >= Math.Max(row[0], row[3]), "this is no bar"));
        var series = new PriceSeries(
            symbol, Interval.Day1, [.. there.Select(day => ((FirstDay + day) * Day) + Close)],
            [.. rows.Select(row => row[0])], [.. rows.Select(row => row[1])], [.. rows.Select(row => row[2])], [.. rows.Select(row => row[3])], actions);
        string[] words = wishes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(there.Length, words.Length);
        decided.Add(new Decided(series, new Wishes([.. words.Select(word => SideOf(word[0]))])
        {
            Stops = [.. words.Select(word => Level(word, 0, symbol))], Targets = [.. words.Select(word => Level(word, 1, symbol))], Strengths = strengths,
        }));
        return this;
    }

    /// <summary>Runs it and holds it to the paper.</summary>
    /// <param name="equities">Worth of the account after each day.</param>
    /// <param name="fills">In order, such as A+10@11.5.</param>
    /// <param name="dropped">Reasons and counts, such as Cut:1.</param>
    public BacktestResult Holds(string equities, string fills, string dropped = "")
    {
        BacktestResult result = Backtest.Run(decided, Account)!;
        Assert.Equal(fills, string.Join(' ', result.Fills.Select(fill => Text(fill, result))));
        Assert.Equal(equities.Split(' ').Select(Parse), result.Curve.Equities.Select(equity => equity / 1_000_000m));
        Assert.Equal(dropped, string.Join(' ', result.Dropped.Select(drop => $"{drop.Reason}:{drop.Count}")));
        return result;
    }

    public static long Money(decimal currency) => (long)(currency * 1_000_000);

    private static string Text(Fill fill, BacktestResult result)
    {
        Symbol symbol = result.Series[fill.Symbol].Symbol;
        decimal quantity = (decimal)fill.Lots / new LotValue(symbol).LotsPerUnit, price = (decimal)fill.Price / symbol.TicksPerUnit;
        return string.Create(CultureInfo.InvariantCulture, $"{symbol.Ticker}{quantity:+0.######;-0.######}@{price:0.########}");
    }

    private static sbyte SideOf(char letter) => letter switch { 'L' => 1, 'S' => -1, 'F' => 0, _ => Wishes.Keep };

    private static long Level(string word, int place, Symbol symbol)
    {
        string[] levels = word[1..].Split('/');
        return levels.Length > place && levels[place].Length > 0 ? Ticks(levels[place], symbol) : 0;
    }

    private static long Ticks(string price, Symbol symbol) => (long)(Parse(price) * symbol.TicksPerUnit);

    private static decimal Parse(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);
}
