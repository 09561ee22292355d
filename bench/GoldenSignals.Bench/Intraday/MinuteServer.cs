using System.Diagnostics;
using System.Globalization;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Signals;
using GoldenSignals.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace GoldenSignals.Bench.Intraday;

/// <summary>The product's own server with its desk, feed, ledger and stream, on a market whose minutes close when an order says so.</summary>
internal static class MinuteServer
{
    public const string Minute = "minute", Spent = "spent", Memory = "memory";

    public static async Task RunAsync(string folder, int symbols, int days)
    {
        using var database = Database.Open(folder);
        var market = new MinuteMarket(symbols, days);
        await market.WriteAsync(database);
        Slice slice = SignalsSlice.Slice with
        {
            Add = services =>
            {
                SignalsSlice.Slice.Add(services);
                services.AddSingleton<IReadOnlyList<IBarSource>>([market]).AddSingleton<TimeProvider>(new MarketClock(market));
            },
        };
        await using WebApplication app = Server.Build(new Settings { Data = folder, Port = 0 }, database, [slice], _ => { });
        await app.StartAsync();
        await app.Services.GetRequiredService<DeskHost>().Ready;
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        while (Console.ReadLine() is { } order)
        {
            Console.WriteLine(Do(market, order.Split(' ')).ToString(CultureInfo.InvariantCulture));
        }
        await app.StopAsync();
    }

    private static long Do(MinuteMarket market, string[] order)
    {
        switch (order[0])
        {
            case Minute:
                market.Advance();
                long closed = Stopwatch.GetTimestamp();
                market.Send(int.Parse(order[1], CultureInfo.InvariantCulture));
                return closed;
            case Spent:
                return Environment.CpuUsage.TotalTime.Ticks;
            case Memory:
                return Environment.WorkingSet;
            default:
                throw new InvalidOperationException($"There is no order {order[0]}.");
        }
    }

    /// <summary>Shows the moment after the minute that closed last; waits and timers are those of the machine.</summary>
    private sealed class MarketClock(MinuteMarket market) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(market.Now.AddMilliseconds(1), TimeSpan.Zero);
    }
}
