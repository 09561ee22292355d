using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Microsoft.AspNetCore.Mvc;

namespace GoldenSignals.Market;

/// <summary>Takes files of bars from a browser, as `golden import` takes them from a folder.</summary>
public static partial class ImportApi
{
    /// <summary>Largest upload, all files together.</summary>
    private const long UploadBytesMax = 512L * 1024 * 1024;

    /// <summary>Symbols of one upload that are watched at once; the rest are stored.</summary>
    private const int WatchedMax = 200;

    private static readonly SemaphoreSlim Importing = new(1);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGroup(Server.Api).WithTags("Market")
        .MapPost("/import", ImportAsync).WithName("importFiles")
        .WithSummary("Takes CSV files of bars as multipart/form-data, stores what is sound, reports the rest, and watches their symbols")
        .WithDescription("Files stand in parts that have a file name; the fields symbol, interval (1m … 1w), map (date=Day,close=Last), "
            + "asset (equity, etf, index, cfd, forex, crypto) and replace (true deletes bars of another source first) may stand beside them. Importing again changes nothing.")
        .WithMetadata(new RequestSizeLimitAttribute(UploadBytesMax))
        .Accepts<ImportForm>("multipart/form-data")
        .Says(400, 403, 409, 413);

    private static async Task<ImportReport> ImportAsync(
        HttpRequest request, BarStore bars, Desk desk, TimeProvider clock, ILogger<Importer> log, CancellationToken stop)
    {
        using Upload upload = await Upload.ReadAsync(request, stop);
        ImportOptions options = Options(upload.Fields);
        await Importing.WaitAsync(stop);
        try
        {
            ImportReport report = await new Importer(bars, clock).ImportAsync(upload.Folder, options, null, stop);
            Imported(log, report.Files, report.Symbols.Sum(one => one.Added), report.Symbols.Sum(one => one.Refused));
            await desk.RefreshAsync([.. report.Symbols.Where(Changed).Select(one => Stored.Find(bars, one.Symbol, Interval.Parse(one.Interval)).Series)], stop);
            await desk.WatchAsync([.. report.Symbols.Where(one => one.First is not null).Select(one => one.Symbol).Distinct().Take(WatchedMax)], stop);
            return report;
        }
        catch (SourceException fault)
        {
            throw Fault.Parameter("files", fault.Message, "A file needs the columns date, open, high, low and close; the field map names them where a header does not.");
        }
        finally
        {
            Importing.Release();
        }
    }

    [LoggerMessage(30, LogLevel.Information, "imported {Files} files: {Added} bars added, {Refused} lines refused")]
    private static partial void Imported(ILogger log, int files, int added, int refused);

    private static bool Changed(ImportedSeries one) => one.Added > 0 || one.Replaced > 0;

    private static ImportOptions Options(IReadOnlyDictionary<string, string> fields)
    {
        string? Said(string field) => fields.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;
        return new ImportOptions(
            ImportFormat.Csv, Said("symbol"), Said("interval") is { } interval ? Asked.Interval(interval) : null,
            Asked.Field("map", () => ImportCommand.Map(Said("map"))), Asked.Field("asset", () => ImportCommand.Asset(Said("asset"))),
            Replace: Said("replace") == "true");
    }
}

/// <summary>An upload as a form sends it.</summary>
/// <param name="Files">CSV files; the name of each gives its symbol where no column does.</param>
public sealed record ImportForm(IFormFileCollection Files, string? Symbol, string? Interval, string? Map, string? Asset, bool? Replace);
