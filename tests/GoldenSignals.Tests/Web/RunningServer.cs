using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GoldenSignals.Tests.Web;

/// <summary>The whole server in this process, on a free port and a data folder of its own.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly TempFolder? own;
    private readonly Database database;
    private readonly WebApplication app;
    private readonly HeardLog log;

    private RunningServer(TempFolder? own, Database database, WebApplication app, HeardLog log, Uri address)
    {
        (this.own, this.database, this.app, this.log) = (own, database, app, log);
        Address = address;
        Client = new HttpClient { BaseAddress = new Uri(address, "/api/v1/") };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public SignalHub Hub => app.Services.GetRequiredService<SignalHub>();

    public SignalStore Signals => app.Services.GetRequiredService<SignalStore>();

    /// <summary>Starts on these symbols, and waits until their sessions stand.</summary>
    public static async Task<RunningServer> OnAsync(params string[] tickers)
    {
        var folder = new TempFolder();
        using (Database database = Database.Open(folder.Path))
        {
            await StoredMarket.WriteAsync(database, tickers);
        }
        RunningServer server = await StartAsync(folder.Path, folder);
        await server.ReadyAsync();
        return server;
    }

    /// <param name="chain">The vendors that may be called; null for none.</param>
    /// <summary>Starts on a folder as it is. Nothing is played: the next bar of a demo is an hour away.</summary>
    internal static async Task<RunningServer> StartAsync(
        string folder, TempFolder? own = null, int port = 0, Func<Settings, Settings>? change = null, SourceChain? chain = null)
    {
        var settings = new Settings { Data = folder, Port = port, Feed = new FeedSettings { SecondsPerBar = 3_600 }, Sources = new SourceSettings { Vendors = "off" } };
        settings = change?.Invoke(settings) ?? settings;
        Database database = Database.Open(folder);
        var log = new HeardLog();
        WebApplication app = Server.Build(settings, database, chain is null ? Program.Slices : [.. Program.Slices, With(chain)], logging => logging.AddFilter("Microsoft", LogLevel.None).AddProvider(log));
        await app.StartAsync(TestContext.Current.CancellationToken);
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new RunningServer(own, database, app, log, new Uri(address));
    }

    private static Slice With(SourceChain chain) => new(new DefaultJsonTypeInfoResolver(), _ => { }) { Add = services => services.AddSingleton(chain) };

    public Task ReadyAsync() => app.Services.GetRequiredService<DeskHost>().Ready;

    /// <summary>Waits until the log has a line with this event id.</summary>
    public Task<string> LoggedAsync(int eventId) => log.LineAsync(eventId).WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>The next signal of a symbol after a place in the store.</summary>
    public async Task<StoredSignal> NextSignalAsync(string symbol, long after) =>
        (await Hub.Listen(ListenMode.Every, after, new HashSet<string> { symbol }).NextAsync(TestContext.Current.CancellationToken))[0];

    /// <summary>The answer to a GET as JSON, whatever its status.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        HttpResponseMessage answer = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(string path, object body) => Client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);

    /// <summary>The refusal of a request, which must have this status.</summary>
    public async Task<JsonElement> RefusedAsync(HttpStatusCode status, HttpRequestMessage request)
    {
        HttpResponseMessage answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.NotEmpty(problem.GetProperty("errorId").GetString()!);
        return problem;
    }

    public Task<JsonElement> RefusedAsync(HttpStatusCode status, string path) => RefusedAsync(status, new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>A connected client of the stream that has said nothing yet.</summary>
    public async Task<WebSocket> ConnectAsync(string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }
        await socket.ConnectAsync(new UriBuilder(Client.BaseAddress!) { Scheme = "ws", Path = "/api/v1/stream" }.Uri, TestContext.Current.CancellationToken);
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        database.Dispose();
        own?.Dispose();
    }
}

/// <summary>One server on three symbols for all tests of a class that change nothing.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await RunningServer.OnAsync("AAA", "BBB", "CCC");

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
