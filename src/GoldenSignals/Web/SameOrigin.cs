namespace GoldenSignals.Web;

/// <summary>
/// Keeps other web sites out. A name that is not ours is refused, so a site that points its own name at this machine learns nothing;
/// a request that changes something, or opens the stream, must come from our own pages or from no page at all.
/// </summary>
public sealed class SameOrigin(RequestDelegate next, Settings settings)
{
    private readonly HashSet<string> names = new(
        ["localhost", "127.0.0.1", "[::1]", settings.Bind, .. settings.Hosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!names.Contains(request.Host.Host))
        {
            return Problems.RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, $"This server does not answer to the name \"{request.Host.Host}\".",
                "Call it by localhost, or add the name to the setting hosts.");
        }
        if ((Changes(request) || context.WebSockets.IsWebSocketRequest || request.Headers.Upgrade.Count > 0) && !IsOurs(request))
        {
            return Problems.RefuseAsync(context, StatusCodes.Status403Forbidden, "A page of another origin may not do this.",
                "Do it from the page this server serves, or without a browser.");
        }
        return next(context);
    }

    private static bool Changes(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    /// <summary>Browsers always say the origin of such requests; other programs do not.</summary>
    private static bool IsOurs(HttpRequest request)
    {
        string? origin = request.Headers.Origin;
        bool sameSite = request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
        return sameSite && (origin is null || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }
}
