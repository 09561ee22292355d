using System.Text.RegularExpressions;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Web;

/// <summary>Turns everything that goes wrong with a request into a <see cref="ProblemDetails"/> and one line in the log.</summary>
public sealed partial class Problems(RequestDelegate next, ILogger<Problems> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            {
                await AnswerAsync(context, context.Response.StatusCode, Bare(context));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, fault);
        }
    }

    /// <summary>Refuses a request before it reaches its address.</summary>
    public static Task RefuseAsync(HttpContext context, int status, string detail, string remedy) =>
        AnswerAsync(context, status, new Fault("refused", detail, remedy));

    private Task AnswerAsync(HttpContext context, Exception fault)
    {
        (int status, Fault told) = Read(fault);
        if (status >= 500)
        {
            Failed(log, context.Request.Method, context.Request.Path, status, context.TraceIdentifier, fault);
        }
        return AnswerAsync(context, status, told);
    }

    private static (int Status, Fault Fault) Read(Exception fault) => fault switch
    {
        Fault { Code: "usage" } told => (400, told),
        Fault { Code: "notFound" } told => (404, told),
        Fault { Code: "busy" } told => (503, told),
        Fault told => (500, told),
        BadHttpRequestException told => (told.StatusCode, Binding(told)),
        SourceException told => (502, new Fault("source", told.Message, "Look at the source it names, then try again.")),
        SourceMixException told => (409, new Fault("store", told.Message, "Delete the series or replace it, then try again.")),
        StoreException told => (503, new Fault("store", told.Message, "Look at the data folder and its disk, then try again.")),
        _ => (500, new Fault("unexpected", "Something failed that should not.", "Try again. If it stays, look for the error id in the server's log.")),
    };

    /// <summary>A parameter that cannot be read, named; or a body that is too large or no JSON.</summary>
    private static Fault Binding(BadHttpRequestException fault)
    {
        if (Unbound().Match(fault.Message) is { Success: true } match)
        {
            string field = match.Groups["name"].Value;
            return new Fault("usage", $"{field}: \"{match.Groups["value"].Value}\" cannot be read", "See the parameters in /openapi/v1.json.") { Field = field };
        }
        return fault.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? new Fault("usage", "The body is larger than this address takes.", "Send less at once.")
            : new Fault("usage", (fault.InnerException ?? fault).Message, "See the shape of the body in /openapi/v1.json.");
    }

    /// <summary>What a bare status means, such as that of an address that does not exist.</summary>
    private static Fault Bare(HttpContext context) => context.Response.StatusCode switch
    {
        404 => Fault.NotFound($"There is nothing at {context.Request.Path}.", "All addresses are in /openapi/v1.json."),
        405 => Fault.Usage($"{context.Request.Path} does not take {context.Request.Method}.", "All addresses are in /openapi/v1.json."),
        413 => Fault.Usage("The body is larger than this address takes.", "Send less at once."),
        415 => Fault.Usage("The body has another content type than this address takes.", "Send application/json."),
        int status => new Fault("refused", $"The request was answered with {status}.", "All addresses are in /openapi/v1.json."),
    };

    private static Task AnswerAsync(HttpContext context, int status, Fault fault)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
        var problem = new ProblemDetails(fault.Code, status, fault.Message, fault.Remedy, context.TraceIdentifier, fault.Field);
        return context.Response.WriteAsJsonAsync(problem, WebShapes.Plain.ProblemDetails, ProblemDetails.ContentType);
    }

    [GeneratedRegex("""^Failed to bind parameter "\S+ (?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline)]
    private static partial Regex Unbound();

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed with {Status}, error id {ErrorId}")]
    private static partial void Failed(ILogger log, string method, string path, int status, string errorId, Exception fault);
}
