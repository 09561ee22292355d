using System.Globalization;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Metrics;
using GoldenSignals.Core.Risk;
using GoldenSignals.Engine.Risk;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Risk;

/// <summary>Answers the questions of risk, the same for the shell, the API and language models.</summary>
public sealed class RiskAnswers(Database database, Settings settings, TimeProvider clock)
{
    /// <summary>Two years of trading days.</summary>
    public const int WindowUsual = 500;

    public const int WindowMax = 5_000;

    private readonly RiskBook book = new(database, clock);
    private readonly BarStore bars = new(database);

    public RiskView ValueAtRisk(RiskAsked asked, RiskQuestion question, int window)
    {
        RiskPositions positions = asked.Read(book, bars, settings);
        Coverage coverage = CoverageOf(positions, window, Coverage.LeastFor(question.Confidence));
        LeftView[] left = [.. positions.Unpriced.Concat(coverage.Left).Select(LeftView.Of)];
        if (coverage.Returns is not { } returns)
        {
            return new RiskView(
                LabelOf(positions), positions.AsOf, settings.Disclosure, "Nothing can be said: no position has enough daily bars.", positions.Portfolio, positions.Currency,
                question.Confidence, question.Days, 0, null, null, 0, null, [], [], left);
        }
        var risk = new PortfolioRisk(coverage.Stakes, returns);
        double value = coverage.Stakes.Sum(one => Math.Abs(one.Value));
        IReadOnlyList<TailRisk> tails = risk.Tails(question);
        return new RiskView(
            LabelOf(positions), positions.AsOf, settings.Disclosure, Sentence(question, tails[0], returns, left.Length), positions.Portfolio, positions.Currency,
            question.Confidence, question.Days, returns.Count, returns.From, returns.To, value, Yearly(risk, value), [.. tails.Select(TailView.Of)],
            [.. risk.Parts(question).Select(part => new PartView(
                part.Symbol, part.Value, Known.Of(part.Component), Known.Of(100 * part.Share), Known.Of(100 * part.Volatility)))],
            left);
    }

    /// <param name="own">A person's own shocks; null for none.</param>
    public StressView Stress(RiskAsked asked, StressScenario? own)
    {
        RiskPositions positions = asked.Read(book, bars, settings);
        IReadOnlyList<Beta?> betas = book.Betas(positions, WindowUsual);
        StressTest[] tests =
        [
            .. StressScenario.All.Concat(own is null ? [] : [own]).Select(scenario => StressTest.Of(scenario, positions.Stakes, positions.Closes, betas)),
        ];
        return new StressView(
            LabelOf(positions), positions.AsOf, settings.Disclosure,
            "What came then, on what is held now; nobody says it will come like this again.", positions.Portfolio, positions.Currency,
            [.. tests.Select(test => View(test, positions.Unpriced))]);
    }

    public ExposureView Exposure(RiskAsked asked, int window)
    {
        RiskPositions positions = asked.Read(book, bars, settings);
        IReadOnlyList<Beta?> betas = book.Betas(positions, window);
        Exposure exposure = Core.Risk.Exposure.Of(positions.Stakes, betas);
        BetaView[] known =
        [
            .. positions.Stakes.Zip(betas).Where(pair => pair.Second is not null)
                .Select(pair => new BetaView(pair.First.Symbol, pair.Second!.Value.Value, pair.Second.Value.Error, pair.Second.Value.Count)),
        ];
        return new ExposureView(
            LabelOf(positions), positions.AsOf, settings.Disclosure,
            string.Create(CultureInfo.InvariantCulture, $"{exposure.Gross:N0} in the market, {exposure.Net:N0} net of shorts, in {positions.Stakes.Count} symbols."),
            positions.Portfolio, positions.Currency, exposure.Gross, exposure.Net, exposure.Long, exposure.Short, exposure.BySymbol, exposure.ByAssetClass,
            exposure.ByCurrency, Known.Of(exposure.BetaWeighted), betas.FirstOrDefault(beta => beta is not null)?.Benchmark, known,
            [.. exposure.WithoutBeta.Select(LeftView.Of)], Past(CoverageOf(positions, window, Coverage.ReturnsMin)), [.. positions.Unpriced.Select(LeftView.Of)]);
    }

    private static Coverage CoverageOf(RiskPositions positions, int window, int least) => positions.Stakes.Count == 0
        ? new Coverage([], null, [])
        : Coverage.Of(positions.Stakes, positions.Closes, window, least);

    private static PastView? Past(Coverage coverage)
    {
        if (coverage.Returns is not { } returns)
        {
            return null;
        }
        var risk = new PortfolioRisk(coverage.Stakes, returns);
        Drawdown drawdown = Drawdown.Of(risk.Path());
        DateOnly DayAt(int place) => place == 0 ? returns.From!.Value : returns.Days[place - 1];
        return new PastView(
            returns.Count, returns.From!.Value, returns.To!.Value, Yearly(risk, coverage.Stakes.Sum(one => Math.Abs(one.Value))), 100 * drawdown.Depth,
            DayAt(drawdown.From), DayAt(drawdown.Bottom), drawdown.Until < 0 ? null : DayAt(drawdown.Until), [.. coverage.Left.Select(LeftView.Of)]);
    }

    private static double? Yearly(PortfolioRisk risk, double value) => Known.Of(100 * risk.Deviation * Math.Sqrt(PortfolioRisk.DaysPerYear) / value);

    private static string Sentence(RiskQuestion question, TailRisk past, ReturnTable returns, int left) => string.Create(CultureInfo.InvariantCulture,
        $"If the days ahead are like those from {returns.From:yyyy-MM-dd} to {returns.To:yyyy-MM-dd}, {100 * question.Confidence:0.#} % of the time the loss over {(question.Days == 1 ? "one day" : $"{question.Days} days")} stays within "
        + $"{past.ValueAtRisk:N0}; when it does not, it is {past.ExpectedShortfall:N0} on average{(left > 0 ? $", without {left} that cannot be measured" : "")}.");

    private static ScenarioView View(StressTest test, IReadOnlyList<NotCovered> unpriced) => new(
        test.Scenario.Name, test.Scenario.Title, test.Scenario.From, test.Scenario.To,
        test.Scenario.From is null ? null : test.Scenario.Classes[AssetClass.Index].Source, test.Profit, test.Covered,
        [.. test.Lines.Select(line => new StressLineView(line.Symbol, line.Value, 100 * line.Move, line.Profit, line.How))],
        [.. unpriced.Concat(test.Left).Select(LeftView.Of)]);

    internal static string LabelOf(RiskPositions positions) => positions.Labels.Count == 0 ? "none" : string.Join(", ", positions.Labels.Select(label => label.Text()));
}
