using System.ComponentModel;
using GoldenSignals.Web;

namespace GoldenSignals.Risk;

/// <summary>Risk over the network.</summary>
internal static class RiskApi
{
    public const string Positions = "Symbols with amounts parted by commas, such as SPY:10000,QQQ:-5000; SPY:60% for a part of the capital; SPY,QQQ for equal parts.";
    public const string Portfolio = "Name of a portfolio, instead of positions.";
    public const string Window = "Newest daily returns it is measured on, 60 to 5000.";

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup(Server.Api).WithTags("Risk");
        api.MapGet("/risk", ValueAtRisk).WithName("getValueAtRisk").WithSummary("What positions may lose: value at risk and expected shortfall, by four methods")
            .WithDescription("docs/concepts/risk.md has every formula and its source. What cannot be measured is listed in `left` with the reason.").Says(400, 404);
        api.MapGet("/risk/stress", Stress).WithName("getStress").WithSummary("What positions would lose if 2008 or 2020 came again, or a shock of one's own").Says(400, 404);
        api.MapGet("/risk/exposure", Exposure).WithName("getExposure").WithSummary("How much is in the market and in what, and how the same holdings fared in the past")
            .Says(400, 404);
        api.MapGet("/risk/correlation", Correlation).WithName("getCorrelation").WithSummary("How closely symbols move together, pair by pair, each with its interval").Says(400, 404);
        api.MapGet("/risk/size", Size).WithName("getPositionSize").WithSummary("How large a position in a symbol may be, by three rules").Says(400, 404);
    }

    private static RiskView ValueAtRisk(
        RiskAnswers risk, [Description(Positions)] string? positions = null, [Description(Portfolio)] string? portfolio = null,
        [Description("How sure, in percent: 80 to 99.9.")] double confidence = 95, [Description("Trading days ahead, 1 to 250.")] int days = 1,
        [Description(Window)] int window = RiskAnswers.WindowUsual) =>
        risk.ValueAtRisk(RiskAsked.Of(positions, portfolio), RiskAsked.Question(confidence, days), RiskAsked.Window(window));

    private static StressView Stress(
        RiskAnswers risk, [Description(Positions)] string? positions = null, [Description(Portfolio)] string? portfolio = null,
        [Description("Own shocks in percent, by class or symbol, such as equity:-20,crypto:-50,PLTR:-35.")] string? shock = null) =>
        risk.Stress(RiskAsked.Of(positions, portfolio), RiskAsked.Shocks(shock is null ? [] : [shock]));

    private static ExposureView Exposure(
        RiskAnswers risk, [Description(Positions)] string? positions = null, [Description(Portfolio)] string? portfolio = null,
        [Description(Window)] int window = RiskAnswers.WindowUsual) => risk.Exposure(RiskAsked.Of(positions, portfolio), RiskAsked.Window(window));

    private static CorrelationView Correlation(
        CorrelationAnswers correlation, [Description("Tickers parted by commas, @watchlist or @all; 2 to 50.")] string symbols,
        [Description(Window)] int window = RiskAnswers.WindowUsual) => correlation.Of([symbols], RiskAsked.Window(window));

    private static Task<SizeView> Size(
        SizeAnswers sizes, [Description("Ticker.")] string symbol, [Description("Capital; that of the settings unless said.")] double? capital = null,
        [Description("Percent of the capital that may be lost at the stop.")] double? risk = null,
        [Description("Price of the stop; two average true ranges away unless said.")] double? stop = null, CancellationToken cancel = default) =>
        sizes.OfAsync(new SizeAsked(symbol, capital, risk, stop), cancel);
}
