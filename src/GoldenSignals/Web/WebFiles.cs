using Microsoft.Extensions.FileProviders;

namespace GoldenSignals.Web;

/// <summary>The pages: files of the built web app. Every address that is no file is the app's own business, so it gets the app.</summary>
public static class WebFiles
{
    private const string NotBuilt =
        """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>GoldenSignals</title>
        <body style="font:16px/1.5 system-ui;max-width:40em;margin:4em auto;padding:0 1em">
        <h1>The pages are not built yet</h1>
        <p>The server is running and the API answers, but the web app has not been built.</p>
        <p>Stop the server and start it with <code>./golden serve</code>, which builds it, or run
        <code>npm ci &amp;&amp; npm run build</code> in the folder <code>web</code> and start again.</p>
        <p><a href="/openapi/v1.json">The API</a></p></body></html>
        """;

    /// <summary>The folder of the built app, or null.</summary>
    public static string? Find()
    {
        string?[] trees = [SourceTree.Find() is { } tree ? Path.Combine(tree, "web", "dist") : null, Path.Combine(AppContext.BaseDirectory, "web")];
        return trees.FirstOrDefault(folder => folder is not null && File.Exists(Path.Combine(folder, "index.html")));
    }

    public static void Map(WebApplication app, string? folder)
    {
        if (folder is null)
        {
            app.MapFallback(context => Page(context, Results.Content(NotBuilt, "text/html"))).ExcludeFromDescription();
            return;
        }
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-store",
        });
        string index = Path.Combine(folder, "index.html");
        app.MapFallback(context => Page(context, Results.File(index, "text/html"))).ExcludeFromDescription();
    }

    private static Task Page(HttpContext context, IResult page)
    {
        bool isPage = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isPage || Server.IsForPrograms(context.Request.Path))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        context.Response.Headers.CacheControl = "no-store";
        return page.ExecuteAsync(context);
    }
}
