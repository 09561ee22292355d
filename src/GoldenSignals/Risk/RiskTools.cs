using System.ComponentModel;
using GoldenSignals.Web;
using ModelContextProtocol.Server;

namespace GoldenSignals.Risk;

/// <summary>Risk for a language model.</summary>
internal static class RiskTools
{
    private const string Positions = "Such as SPY=10000,QQQ=-5000, or SPY=60%,QQQ=40% of the capital, or SPY,QQQ equally.";
    private const string Portfolio = "A portfolio's name, instead of positions.";

    public static IEnumerable<McpServerTool> All(IServiceProvider services)
    {
        yield return Tools.Reading(
            "value_at_risk", "Value at risk",
            "Value at risk and expected shortfall of positions by four methods, with intervals, whose risk it is, and what could not be measured.", services, ValueAtRisk);
        yield return Tools.Reading(
            "stress_test", "Stress test",
            "What positions would gain or lose if 2008 or 2020 came again, or under own shocks. Each line says where its move comes from.", services, Stress);
        yield return Tools.Reading(
            "correlation_matrix", "Correlation matrix",
            "Correlations of daily returns, each pair once with its 95 % interval and how many days it is from; null where too few.", services, Correlation);
        yield return Tools.Reading(
            "position_size", "Position size",
            "How large a position may be: a fixed fraction at the stop, a volatility target, and a part of the Kelly bet, which is 0 while nothing is proven.", services, SizeAsync);
        yield return Tools.Reading(
            "portfolio_metrics", "Portfolio metrics",
            "Gross, net and beta-weighted exposure by symbol, class and currency, and volatility and drawdown of the same holdings in the past.", services, Exposure);
    }

    private static RiskView ValueAtRisk(
        RiskAnswers risk, [Description(Positions)] string? positions = null, [Description(Portfolio)] string? portfolio = null,
        [Description("Percent, 80 to 99.9.")] double confidence = 95, [Description("Trading days ahead, 1 to 250.")] int days = 1,
        [Description("Past daily returns, 60 to 5000.")] int window = RiskAnswers.WindowUsual) =>
        risk.ValueAtRisk(RiskAsked.Of(positions, portfolio), RiskAsked.Question(confidence, days), RiskAsked.Window(window));

    private static StressView Stress(
        RiskAnswers risk, [Description(Positions)] string? positions = null, [Description(Portfolio)] string? portfolio = null,
        [Description("Own shocks in percent: equity=-20,crypto=-50,PLTR=-35.")] string? shock = null) =>
        risk.Stress(RiskAsked.Of(positions, portfolio), RiskAsked.Shocks(shock is null ? [] : [shock]));

    private static CorrelationView Correlation(
        CorrelationAnswers correlation, [Description("2 to 50 tickers parted by commas, or @watchlist.")] string symbols,
        [Description("Past daily returns, 60 to 5000.")] int window = RiskAnswers.WindowUsual) => correlation.Of([symbols], RiskAsked.Window(window));

    private static Task<SizeView> SizeAsync(
        SizeAnswers sizes, [Description("Ticker.")] string symbol, [Description("Capital; the settings' unless said.")] double? capital = null,
        [Description("Percent of it that may be lost at the stop.")] double? riskPercent = null,
        [Description("Price of the stop; the signal's unless said.")] double? stopPrice = null, CancellationToken stop = default) =>
        sizes.OfAsync(new SizeAsked(symbol, capital, riskPercent, stopPrice), stop);

    private static ExposureView Exposure(
        RiskAnswers risk, [Description(Positions)] string? positions = null, [Description(Portfolio)] string? portfolio = null,
        [Description("Past daily returns, 60 to 5000.")] int window = RiskAnswers.WindowUsual) =>
        risk.Exposure(RiskAsked.Of(positions, portfolio), RiskAsked.Window(window));
}
