using GoldenSignals.Core.Agents.Patterns;
using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Agents;

/// <summary>
/// Every pattern of <see cref="PatternCatalog"/>. It speaks on the bar that completes one, from closed bars and confirmed swings only, and
/// fades afterwards. Patterns are not added up: direction is led by the one that still stands and weighs most, and a trade is named on the
/// completing bar alone, one at a bar. Whether any of it foretells anything is for the claim cards to say.
/// </summary>
public sealed class PatternAgent : IAgent
{
    /// <summary>Bars for which a figure stays on the chart, and a candle pattern.</summary>
    public const int ShownBars = 60, CandlesShownBars = 20;

    /// <summary>Levels drawn on each side of the price, the nearest first.</summary>
    public const int LevelsShown = 3;

    private const int Direction = 0, Trade = 1;

    private readonly Chart chart = new();
    private readonly Sightings sightings = new();
    private readonly IPattern[] patterns = [.. PatternCatalog.All.Select(entry => entry.Make())];

    // Apart from the patterns, so that a bar that completes none is done with at a glance.
    private readonly Traits[] needs;
    private Sighting found;
    private int strongest = -1;

    public PatternAgent() => needs = [.. patterns.Select(pattern => pattern.Needs)];

    public SetUp SetUp { get; private set; }

    public void Observe(in Bar bar, in Context context, Span<Opinion> opinions)
    {
        chart.Update(bar);
        SetUp = SetUp.None;
        strongest = -1;
        if (!chart.Ready)
        {
            Why why = chart.Last + 1 < Chart.WarmUpBars
                ? new Why("Warming up: {0} of {1} bars", chart.Last + 1, Chart.WarmUpBars)
                : new Why("Prices do not move");
            opinions[Direction] = opinions[Trade] = Opinion.Abstain(why);
            return;
        }
        opinions[Trade] = LookForTrade();
        opinions[Direction] = LeanOnStrongest();
    }

    public IReadOnlyList<Evidence> Evidence()
    {
        Sighting? seen = strongest >= 0 ? sightings[strongest] : null;
        return
        [
            new("ATR 14", chart.Atr, Units.Price),
            new("pattern age", chart.Last - seen?.Bar ?? double.NaN, Units.Bars),
            new("pattern size", seen?.Strength ?? double.NaN, Units.Ratio),
            new("pattern line", seen?.Level ?? double.NaN, Units.Price),
            new("pattern fails beyond", seen?.Wrong ?? double.NaN, Units.Price),
            new("nearest support", NearestPrice(1), Units.Price),
            new("nearest resistance", NearestPrice(-1), Units.Price),
        ];
    }

    /// <summary>Patterns of the last <see cref="ShownBars"/> bars, failed ones too, and the nearest levels up to the latest bar.</summary>
    public IReadOnlyList<Shape> Shapes()
    {
        List<Shape> shapes = [];
        for (int i = 0; i < sightings.Count && chart.Last - sightings[i].Bar < ShownBars; i++)
        {
            ref Sighting sighting = ref sightings[i];
            if (sighting.Candles == 0 || chart.Last - sighting.Bar < CandlesShownBars)
            {
                shapes.Add(sighting.ToShape());
            }
        }
        shapes.AddRange(Nearest(1).Take(LevelsShown).Select(level => Draw("support", level)));
        shapes.AddRange(Nearest(-1).Take(LevelsShown).Select(level => Draw("resistance", level)));
        return shapes;
    }

    private Opinion LookForTrade()
    {
        Opinion best = Opinion.Abstain("No set-up at this close");
        Traits traits = chart.TraitsOf(chart.Last);
        for (int i = 0; i < needs.Length; i++)
        {
            if ((needs[i] & ~traits) != 0 || !patterns[i].Look(chart, ref found))
            {
                continue;
            }
            sightings.Add(found);
            if (found.NamesTrade && found.Weight > best.Strength)
            {
                best = Opinion.Of(found.Strength, found.Confidence, found.Why(0));
                SetUp = new SetUp(found.Name, found.Side);
            }
        }
        return best;
    }

    private Opinion LeanOnStrongest()
    {
        int young = sightings.Judge(chart, out strongest);
        if (strongest >= 0)
        {
            ref Sighting sighting = ref sightings[strongest];
            int age = chart.Last - sighting.Bar;
            return Opinion.Of(
                sighting.Side * sighting.Strength * sighting.Freshness(age), sighting.Confidence, sighting.Why(age));
        }
        return Opinion.Abstain(young > 0
            ? new Why("Every pattern of the last {0} bars has failed", Sightings.FadeBars)
            : new Why("No pattern in the last {0} bars", Sightings.FadeBars));
    }

    private double NearestPrice(int side) => Nearest(side).Select(level => level.Price).DefaultIfEmpty(double.NaN).First();

    /// <summary>Levels below the close for side 1, above it for side −1; for readers, so it allocates.</summary>
    private IEnumerable<Level> Nearest(int side) => chart.Levels.All.ToArray()
        .Where(level => side * level.Price <= chart.Close(side))
        .OrderByDescending(level => side * level.Price);

    private Shape Draw(string name, in Level level) =>
        new(name, [new(level.First.Time, level.Price), new(chart[chart.Last].Time, level.Price)]) { Kind = Shape.OfPrice, Lines = [[0, 1]] };
}
