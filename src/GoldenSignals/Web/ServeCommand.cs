using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging.Console;

namespace GoldenSignals.Web;

/// <summary>`golden serve`: the pages, the API and the stream, until it is told to stop.</summary>
public static partial class ServeCommand
{
    public static Func<Shell, Command> With(IReadOnlyList<Slice> slices) => shell => Create(shell, slices);

    private static ExampleCommand Create(Shell shell, IReadOnlyList<Slice> slices)
    {
        var port = new Option<int?>("--port") { Description = "Port to listen on; 0 takes a free one (default 7040)", HelpName = "N" };
        var command = new ExampleCommand("serve", "Run the pages, the API and the live stream", "golden serve --port 0 --data ./data") { port };
        command.SetAction((parse, stop) =>
        {
            Settings settings = shell.Settings(parse);
            return RunAsync(shell, settings with { Port = parse.GetValue(port) ?? settings.Port }, slices, stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, Settings settings, IReadOnlyList<Slice> slices, CancellationToken stop)
    {
        using DataLock folder = DataLock.Take(settings);
        await using WebApplication app = Server.Build(settings, folder.Database, slices, log => Log(log, shell.ErrorIsTerminal));
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException fault) when (fault.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new Fault("port", $"Port {settings.Port} of {settings.Bind} cannot be listened on.", "Choose another with --port, or 0 for a free one.");
        }
        string address = Address(app);
        shell.Out.WriteLine(address);
        Started(app.Logger, address, folder.Database.File);
        if (!IPAddress.IsLoopback(IPAddress.Parse(settings.Bind)))
        {
            Open(app.Logger, settings.Bind);
        }
        await app.WaitForShutdownAsync(stop);
        Stopped(app.Logger, address);
        return 0;
    }

    /// <summary>People call a server on their own machine localhost.</summary>
    private static string Address(WebApplication app)
    {
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return address.Replace("127.0.0.1", "localhost");
    }

    /// <summary>One line an event, on the error stream: words for a person, JSON for a program.</summary>
    private static void Log(ILoggingBuilder log, bool forPerson)
    {
        log.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        log.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (forPerson)
        {
            log.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
        }
        else
        {
            log.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        }
    }

    [LoggerMessage(2, LogLevel.Information, "serving {Address} from {File}")]
    private static partial void Started(ILogger log, string address, string file);

    [LoggerMessage(4, LogLevel.Warning, "other machines can reach {Bind}, and nobody has to log in")]
    private static partial void Open(ILogger log, string bind);

    [LoggerMessage(3, LogLevel.Information, "stopped serving {Address}")]
    private static partial void Stopped(ILogger log, string address);
}
