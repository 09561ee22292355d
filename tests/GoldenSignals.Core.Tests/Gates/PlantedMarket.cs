using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Evaluations;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;

namespace GoldenSignals.Core.Tests.Gates;

/// <summary>A driftless walk and one agent, brought from outside, with a known edge on its next close; everybody else is switched off.</summary>
internal static class PlantedMarket
{
    private const string Agent = "planted", Target = "direction:1";
    private const double Volatility = 0.01;
    private const long StartTicks = 1_000_000_000;

    private static readonly DateTime Start = new(1950, 1, 2, 21, 0, 0, DateTimeKind.Utc);

    private static readonly SessionSettings Settings = SessionSettings.Default with
    {
        Disabled = [.. AgentCatalog.All.Select(entry => entry.Name)], External = [new ExternalVoices(Agent, [Target])],
    };

    /// <summary>The card of the agent by itself and that of the consensus, after a walk through an evaluated session.</summary>
    /// <param name="shuffled">Whether its views are dealt out to other bars by lot.</param>
    public static (ClaimCard Agent, ClaimCard Consensus) Record(ulong seed, int bars, Func<double, SeededRandom, double> view, bool shuffled = false)
    {
        var random = new SeededRandom(seed, SeededRandom.StreamOf(Agent));
        double[] moves = new double[bars + 1], views = new double[bars];
        for (int i = 0; i < moves.Length; i++) moves[i] = random.NextNormal();
        for (int i = 0; i < bars; i++) views[i] = view(moves[i + 1], random);
        if (shuffled) Shuffle(views, random);

        var session = new SignalSession(new Symbol("WALK", AssetClass.Equity, "TEST"), Interval.Day1, Settings);
        var book = new CardBook(session, new IssueDates(Enumerable.Range(0, bars).Select(i => Start.AddDays(i)), byDay: true), new HashSet<string> { Target });
        var record = new SessionRecord(session, book);
        double price = StartTicks;
        for (int i = 0; i < bars; i++)
        {
            price *= Math.Exp(Volatility * moves[i]);
            long close = (long)price;
            DateTime time = Start.AddDays(i);
            session.Step(Input.Of(new ExternalOpinion(Agent, Target, time, views[i])));
            session.Step(Input.Of(new Bar(time, close, close, close, close, 1)));
            record.Take();
        }
        IReadOnlyList<ClaimCard> cards = book.ToCards(new CardScope("1d", "all", Ran.Backtest), inFull: false);
        return (cards.Single(card => card.Who == Agent), cards.Single(card => card.Who == CardKey.Consensus));
    }

    /// <summary>The card of a forecaster who knows from the first bar how large the edge is, and so is the best there can be.</summary>
    public static ClaimCard RecordOfTheBest(ulong seed, int bars, double coefficient)
    {
        var random = new SeededRandom(seed, SeededRandom.StreamOf("best"));
        var tally = new CardTally(new CardKey("best", Target, 1, "always-up"), new IssueDates(Enumerable.Range(0, bars).Select(i => Start.AddDays(i)), byDay: true));
        for (int i = 0; i < bars; i++)
        {
            double view = random.NextNormal(), move = coefficient * view + Math.Sqrt(1 - coefficient * coefficient) * random.NextNormal();
            double probability = 0.5 + coefficient * view / Math.Sqrt(2 * Math.PI);
            Yardstick question = Yardstick.Of(i, i, horizon: 1, move > 0, baseRate: 0.5, baseline: 0.5, baselineSaysYes: true);
            tally.Ask(in question);
            tally.Add(in question, new Call(probability, probability > 0.5, probability));
        }
        return tally.ToCard(new CardScope("1d", "all", Ran.Backtest), bootstrap: false);
    }

    /// <summary>A view whose correlation with the next return is the information coefficient.</summary>
    public static Func<double, SeededRandom, double> OfCoefficient(double coefficient) => (next, random) =>
        Math.Clamp((coefficient * next + Math.Sqrt(1 - coefficient * coefficient) * random.NextNormal()) / 3, -1, 1);

    /// <summary>A view that has the side of the next return right this often.</summary>
    public static Func<double, SeededRandom, double> OfHitRate(double rate) => (next, random) =>
        random.NextUniform() < rate ? Math.Sign(next) : -Math.Sign(next);

    // Fisher and Yates, as Knuth gives it: The Art of Computer Programming 2, 3.4.2, algorithm P.
    private static void Shuffle(double[] views, SeededRandom random)
    {
        for (int i = views.Length - 1; i > 0; i--)
        {
            int other = random.NextBelow(i + 1);
            (views[i], views[other]) = (views[other], views[i]);
        }
    }
}
