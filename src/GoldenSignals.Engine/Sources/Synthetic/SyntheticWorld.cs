using GoldenSignals.Core;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Synthetic;

/// <summary>
/// Steps the whole synthetic market from date to date: the regime, the market, the sectors, then what is each symbol's own. Everything draws
/// from a stream of its own, so no symbol depends on which others are asked for.
/// </summary>
internal sealed class SyntheticWorld
{
    /// <summary>By regime: the chance a day to become calmer or wilder, variance levels, and drift of the market a day.</summary>
    private static readonly double[] Calmer = [0, 1 / 70.0, 1 / 30.0], Wilder = [1 / 120.0, 1 / 150.0, 0];
    private static readonly double[] MarketLevel = [0.4, 1.2, 5], OwnLevel = [0.8, 1.1, 2], Drift = [0.0007, 0.0001, -0.0015];

    private const double MarketJumpsPerYear = 0.5, MarketJumpMean = -0.025, MarketJumpSize = 0.012, DaysPerYear = 252;

    private readonly SeededRandom moods, marketJumps;
    private readonly GarchProcess market;
    private readonly GarchProcess[] sectors;
    private readonly SyntheticSymbol[] symbols;
    private SyntheticRegime regime = SyntheticRegime.Calm;

    private SyntheticWorld(ulong seed)
    {
        moods = new(seed, SeededRandom.StreamOf("moods"));
        marketJumps = new(seed, SeededRandom.StreamOf("market jumps"));
        market = new(Square(SyntheticListing.MarketVolatility), 7, 0.02, 0.18, new(seed, SeededRandom.StreamOf("market")));
        sectors = [.. Enumerable.Range(0, SyntheticListing.Sectors).Select(i =>
            new GarchProcess(Square(SyntheticListing.SectorVolatility), 7, 0.05, 0.08, new(seed, SeededRandom.StreamOf($"sector {i}"))))];
        symbols = [.. SyntheticListing.All.Select(listing => new SyntheticSymbol(listing, seed))];
    }

    /// <summary>Every date from the first, with the days of the symbols that trade on it, to the end of the calendar.</summary>
    public static IEnumerable<IReadOnlyList<SyntheticDay>> Dates(ulong seed)
    {
        var world = new SyntheticWorld(seed);
        for (DateOnly date = SyntheticMarket.FirstDay; date <= TradingCalendar.LastDay; date = date.AddDays(1))
        {
            yield return world.Step(date);
        }
    }

    private List<SyntheticDay> Step(DateOnly date)
    {
        var shared = new SharedMove(regime, OwnLevel[(int)regime], 0, 0, 0, default, default);
        if (TradingCalendar.NewYork.IsTradingDay(date))
        {
            ChangeMood();
            shared = Move();
        }
        var days = new List<SyntheticDay>(symbols.Length);
        foreach (SyntheticSymbol symbol in symbols)
        {
            if (symbol.Trades(date))
            {
                days.Add(symbol.Step(date, in shared));
            }
        }
        return days;
    }

    private void ChangeMood()
    {
        double draw = moods.NextUniform();
        int now = (int)regime;
        regime += draw < Calmer[now] ? -1 : draw >= 1 - Wilder[now] ? 1 : 0;
    }

    private SharedMove Move()
    {
        double level = MarketLevel[(int)regime], own = OwnLevel[(int)regime];
        double jump = marketJumps.NextUniform() < MarketJumpsPerYear / DaysPerYear
            ? MarketJumpMean + MarketJumpSize * marketJumps.NextNormal()
            : 0;
        double variance = market.Variance;
        double move = Drift[(int)regime] + market.Next(level);
        double[] sectorVariances = [.. sectors.Select(sector => sector.Variance)];
        double[] sectorMoves = [.. sectors.Select(sector => sector.Next(own))];
        return new SharedMove(regime, own, move, variance, jump, sectorMoves, sectorVariances);
    }

    private static double Square(double x) => x * x;
}

/// <summary>What all symbols go through together on a date; zero where New York rests.</summary>
/// <param name="OwnLevel">How wild the times are for what is a symbol's own.</param>
internal readonly record struct SharedMove(
    SyntheticRegime Regime, double OwnLevel, double Market, double MarketVariance, double MarketJump, double[]? Sectors, double[]? SectorVariances);
