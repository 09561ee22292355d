using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Signals;
using GoldenSignals.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace GoldenSignals.Bench.Serving;

/// <summary>The servers that are compared, each the whole of a process.</summary>
internal static class Servers
{
    public const string Product = "product", Plain = "plain", Floor = "floor";

    public static async Task RunAsync(string kind, string folder)
    {
        using var database = Database.Open(folder);
        await (kind switch
        {
            Product => RunProductAsync(folder, database),
            Plain => RunPlainAsync(folder, database),
            Floor => RunFloorAsync(database),
            _ => throw new InvalidOperationException($"There is no server {kind}."),
        });
    }

    /// <summary>The product's own server with the slice of signals, all its filters and no market to follow.</summary>
    private static async Task RunProductAsync(string folder, Database database)
    {
        Slice quiet = SignalsSlice.Slice with
        {
            Add = services =>
            {
                SignalsSlice.Slice.Add(services);
                services.AddSingleton<IReadOnlyList<IBarSource>>([]);
            },
        };
        await using WebApplication app = Server.Build(new Settings { Data = folder, Port = 0 }, database, [quiet], _ => { });
        await app.StartAsync();
        SignalHub hub = app.Services.GetRequiredService<SignalHub>();
        await Orders.FollowAsync(Address(app), new Publishing(app.Services.GetRequiredService<SignalStore>(), _ =>
        {
            hub.Publish();
            return Task.CompletedTask;
        }));
        await app.StopAsync();
    }

    /// <summary>Nothing but the framework: a list made into bytes beforehand, and a SignalR hub that speaks JSON.</summary>
    private static async Task RunPlainAsync(string folder, Database database)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        builder.Services
            .AddSignalR(hub => hub.ClientTimeoutInterval = TimeSpan.FromHours(1)) // the clients here only listen
            .AddJsonProtocol(json => AsStored(json.PayloadSerializerOptions));
        await using WebApplication app = builder.Build();
        app.UseWebSockets();
        string list = Path.Combine(folder, "list.json");
        byte[] body = File.Exists(list) ? File.ReadAllBytes(list) : [];
        app.MapGet("/list", context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        app.MapHub<SignalsHub>("/hub");
        await app.StartAsync();
        IHubContext<SignalsHub> hub = app.Services.GetRequiredService<IHubContext<SignalsHub>>();
        await Orders.FollowAsync(Address(app), new Publishing(new SignalStore(database), signal => hub.Clients.All.SendAsync("signal", signal)));
        await app.StopAsync();
    }

    /// <summary>The hub's payload is the text the product stores, within a few bytes.</summary>
    private static void AsStored(JsonSerializerOptions json)
    {
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.Converters.Add(new UnknownAsNull());
    }

    /// <summary>The least there can be: one blocking send for each client, no protocol.</summary>
    private static async Task RunFloorAsync(Database database)
    {
        using var door = new TcpListener(IPAddress.Loopback, 0);
        door.Start(1_000);
        List<Socket> clients = [];
        Task accepting = Task.Run(async () =>
        {
            while (await door.AcceptSocketAsync() is { } client)
            {
                client.NoDelay = true;
                lock (clients)
                {
                    clients.Add(client);
                }
            }
        });
        await Orders.FollowAsync(door.LocalEndpoint.ToString()!, new Publishing(new SignalStore(database), signal =>
        {
            byte[] line = Encoding.UTF8.GetBytes(SignalJson.Write(signal) + "\n");
            lock (clients)
            {
                clients.RemoveAll(client => !Send(client, line));
            }
            return Task.CompletedTask;
        }));
    }

    private static bool Send(Socket client, byte[] line)
    {
        try
        {
            return client.Send(line) == line.Length;
        }
        catch (SocketException)
        {
            return false; // it has gone
        }
    }

    private static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Nobody calls it; it only speaks.</summary>
    private sealed class SignalsHub : Hub;
}
