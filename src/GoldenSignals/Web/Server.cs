using System.Text;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GoldenSignals.Web;

/// <summary>Puts the slices behind one address. Everything it needs comes from <see cref="Settings"/>; the environment changes nothing else.</summary>
public static class Server
{
    /// <summary>Where the addresses of the API begin.</summary>
    public const string Api = "/api/v1";

    /// <summary>Largest body of a request; an upload states its own limit.</summary>
    public const int BodyBytesMax = 64 * 1024;

    private const int ConnectionsMax = 5_000;
    private const int HeaderBytesMax = 16 * 1024;
    private const int HeaderSecondsMax = 10;
    private const int StopSecondsMax = 10;

    /// <summary>Whether a path is answered to programs rather than shown to people.</summary>
    public static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/health") || path.StartsWithSegments("/openapi");

    public static WebApplication Build(Settings settings, Database database, IReadOnlyList<Slice> slices, Action<ILoggingBuilder> log)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "golden" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, settings));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(StopSecondsMax));
        builder.Services.AddRouting();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(json => WebShapes.Apply(json.SerializerOptions, slices.Select(slice => slice.Shapes)));
        ApiDescription.Add(builder.Services);
        log(builder.Logging);

        AddStores(builder.Services, settings, database);
        builder.Services.AddSingleton(slices).AddSingleton(DeskHost.Create).AddSingleton(all => all.GetRequiredService<Desk>().Hub);
        builder.Services.AddSingleton<DeskHost>().AddHostedService(all => all.GetRequiredService<DeskHost>());
        foreach (Slice slice in slices)
        {
            slice.Add(builder.Services);
        }
        WebApplication app = builder.Build();
        app.Use(Headers.AddAsync);
        app.UseMiddleware<Problems>();
        app.UseMiddleware<SameOrigin>();
        app.UseWebSockets();
        app.Use((context, next) => Disclose(context, next, settings.Disclosure));
        WebFiles.Map(app, WebFiles.Find());
        app.MapOpenApi();
        foreach (Slice slice in slices)
        {
            slice.Map(app);
        }
        return app;
    }

    /// <summary>What every slice may read from.</summary>
    public static void AddStores(IServiceCollection services, Settings settings, Database database) => services
        .AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton(database)
        .AddSingleton(all => Vendors.Open(settings, database, all.GetRequiredService<TimeProvider>()))
        .AddSingleton<BarStore>().AddSingleton<SignalStore>().AddSingleton<WatchStore>();

    /// <summary>Every answer of the API carries the disclosure, whatever its shape.</summary>
    private static Task Disclose(HttpContext context, RequestDelegate next, string disclosure)
    {
        if (context.Request.Path.StartsWithSegments(Api))
        {
            context.Response.Headers["X-Disclosure"] = disclosure.ReplaceLineEndings(" ");
        }
        return next(context);
    }

    private static void Listen(KestrelServerOptions kestrel, Settings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;
        kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
        kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytesMax;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(HeaderSecondsMax);
        kestrel.Limits.MaxConcurrentConnections = ConnectionsMax;
        kestrel.Limits.MaxConcurrentUpgradedConnections = ConnectionsMax;
        kestrel.Listen(System.Net.IPAddress.Parse(settings.Bind), settings.Port);
    }
}
