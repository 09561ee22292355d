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

    /// <summary>The files of the built app: those the program carries, else those of the tree it was built from; null for none.</summary>
    public static IFileProvider? Find()
    {
        if (CarriedFiles.Any)
        {
            return new CarriedFiles();
        }
        string?[] trees = [SourceTree.Find() is { } tree ? Path.Combine(tree, "web", "dist") : null, Path.Combine(AppContext.BaseDirectory, "web")];
        return trees.FirstOrDefault(folder => folder is not null && File.Exists(Path.Combine(folder, "index.html"))) is { } found
            ? new PhysicalFileProvider(found)
            : null;
    }

    public static void Map(WebApplication app, IFileProvider? files)
    {
        if (files is null)
        {
            app.MapFallback(context => Page(context, Results.Content(NotBuilt, "text/html"))).ExcludeFromDescription();
            return;
        }
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-store",
        });
        app.MapFallback(context => Page(context, Results.Stream(files.GetFileInfo("index.html").CreateReadStream(), "text/html"))).ExcludeFromDescription();
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
