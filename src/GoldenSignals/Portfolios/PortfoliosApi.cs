using System.ComponentModel;
using System.Text;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Web;
using Microsoft.AspNetCore.Mvc;

namespace GoldenSignals.Portfolios;

/// <summary>Portfolios over the network.</summary>
internal static class PortfoliosApi
{
    private const long ImportBytesMax = 16L * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup(Server.Api).WithTags("Portfolios");
        api.MapGet("/portfolios", (PortfolioRoom room) => room.List()).WithName("getPortfolios").WithSummary("Every portfolio and what it is worth").Says();
        api.MapPost("/portfolios", CreateAsync).WithName("createPortfolio").WithSummary("Makes a portfolio").Produces<PortfolioRow>(StatusCodes.Status201Created).Says(400, 403);
        api.MapGet("/portfolios/{name}", (string name, PortfolioRoom room) => room.View(room.Find(name))).WithName("getPortfolio")
            .WithSummary("Positions, cash, orders and lines of a portfolio").Says(404);
        api.MapGet("/portfolios/{name}/performance", Performance).WithName("getPerformance")
            .WithSummary("Time- and money-weighted return, beside a benchmark bought and held").Says(404);
        api.MapPost("/portfolios/{name}/transactions", AddAsync).WithName("addTransaction")
            .WithSummary("Writes a line into the books, or one that stands for another").Says(400, 403, 404);
        api.MapDelete("/portfolios/{name}/transactions/{id}", TakeBackAsync).WithName("takeBackTransaction")
            .WithSummary("Takes a line back: it stays in the books and no longer counts").Says(400, 403, 404);
        api.MapPost("/portfolios/{name}/import", ImportAsync).WithName("importTransactions")
            .WithSummary("Takes a CSV file of transactions or positions, all of its lines or none")
            .WithDescription("Where a line is wrong, taken is false and every fault is named with its line and field. Importing again adds nothing.")
            .WithMetadata(new RequestSizeLimitAttribute(ImportBytesMax)).Says(400, 403, 404, 413);
        api.MapGet("/portfolios/{name}/export", Export).WithName("exportTransactions").WithSummary("The lines that count, as CSV that a spreadsheet never runs")
            .Produces<string>(contentType: "text/csv").Says(404);
        api.MapPost("/portfolios/{name}/orders", AskAsync).WithName("askOrder")
            .WithSummary("Asks a paper portfolio for units of a symbol, or for a position from a signal; filled at the next open").Says(400, 403, 404);
        api.MapDelete("/portfolios/{name}/orders/{id}", EndAsync).WithName("endOrder")
            .WithSummary("Cancels an order that waits, or leaves its position at the next open").Says(403, 404);
        api.MapPut("/portfolios/{name}/follows/{symbol}", FollowAsync).WithName("followSymbol")
            .WithSummary("Has a paper portfolio take the decisions, or the bare lean, of a symbol by itself").Says(400, 403, 404);
        api.MapDelete("/portfolios/{name}/follows/{symbol}", UnfollowAsync).WithName("unfollowSymbol").WithSummary("Follows a symbol no more; what is held stays").Produces(StatusCodes.Status204NoContent)
            .Says(403, 404);
    }

    private static async Task<IResult> CreateAsync([FromBody] PortfolioRequest request, PortfolioRoom room, CancellationToken stop)
    {
        Portfolio made = await room.CreateAsync(request, stop);
        return Results.Created($"{Server.Api}/portfolios/{Uri.EscapeDataString(made.Name)}", room.Row(made));
    }

    private static PerformanceAnswer Performance(
        string name, PortfolioRoom room, [Description("A stored symbol to compare with, bought at the start and held.")] string? benchmark = null) =>
        room.Performance(room.Find(name), benchmark);

    private static Task<WrittenAnswer> AddAsync(string name, [FromBody] TransactionRequest request, PortfolioRoom room, CancellationToken stop) =>
        room.AddAsync(room.Find(name), request, stop);

    private static Task<WrittenAnswer> TakeBackAsync(string name, long id, PortfolioRoom room, CancellationToken stop) =>
        room.TakeBackAsync(room.Find(name), id, stop);

    private static Task<PortfolioImportAnswer> ImportAsync(string name, [FromBody] PortfolioImportRequest request, PortfolioRoom room, CancellationToken stop) =>
        room.ImportAsync(room.Find(name), request, stop);

    private static IResult Export(string name, PortfolioRoom room)
    {
        Portfolio portfolio = room.Find(name);
        return Results.File(
            Encoding.UTF8.GetBytes(string.Join("\r\n", room.Export(portfolio)) + "\r\n"), "text/csv; charset=utf-8",
            string.Concat(portfolio.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')) + ".csv");
    }

    private static Task<OrderView> AskAsync(string name, [FromBody] OrderRequest request, PortfolioRoom room, CancellationToken stop) =>
        room.AskAsync(room.Find(name), request, stop);

    private static Task<OrderView> EndAsync(string name, string id, PortfolioRoom room, CancellationToken stop) => room.EndAsync(room.Find(name), id, stop);

    private static Task<FollowView> FollowAsync(string name, string symbol, [FromBody] FollowRequest request, PortfolioRoom room, CancellationToken stop) =>
        room.FollowAsync(room.Find(name), symbol, request, stop);

    private static async Task<IResult> UnfollowAsync(string name, string symbol, PortfolioRoom room, CancellationToken stop)
    {
        await room.UnfollowAsync(room.Find(name), symbol, stop);
        return Results.NoContent();
    }
}
