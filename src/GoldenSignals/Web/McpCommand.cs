using System.CommandLine;
using System.Reflection;
using GoldenSignals.Engine.Store;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace GoldenSignals.Web;

/// <summary>`golden mcp`: answers a language model's client over standard input and output, which carry nothing else.</summary>
public static class McpCommand
{
    private const string Instructions =
        "GoldenSignals says what can honestly be said about markets: ranges, how wild it gets, what is at risk, and whether a direction is proven, which "
        + "it seldom is. Repeat the data label (SYNTHETIC and REPLAY are no live market), the as-of time and the disclosure of every answer you use. "
        + "A claim that is unproven is no forecast. Start with search_symbols, then analyze_symbol; explain_signal gives the reasons, get_claim_card how often such claims came true, value_at_risk and stress_test what positions may lose.";

    public static Func<Shell, Command> With(IReadOnlyList<Slice> slices) => shell =>
    {
        var command = new ExampleCommand("mcp", "Answer a language model's client (MCP over stdio)", "golden mcp --data ./data");
        command.SetAction(async (parse, stop) =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Database.Open(settings.Data, settings.Market.ToHours());
            await using ServiceProvider services = Services(settings, database, slices);
            await using var transport = new StdioServerTransport("golden");
            await using McpServer server = McpServer.Create(transport, Options(slices, services), serviceProvider: services);
            await server.RunAsync(stop);
            return 0;
        });
        return command;
    };

    /// <summary>What the tools read from. No desk runs here: an answer is made from what is stored.</summary>
    public static ServiceProvider Services(Settings settings, Database database, IReadOnlyList<Slice> slices)
    {
        var services = new ServiceCollection();
        Server.AddStores(services, settings, database);
        foreach (Slice slice in slices)
        {
            slice.Add(services);
        }
        return services.AddLogging().BuildServiceProvider();
    }

    public static McpServerOptions Options(IReadOnlyList<Slice> slices, IServiceProvider services)
    {
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "golden", Title = "GoldenSignals", Version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3) },
            ServerInstructions = Instructions,
            ToolCollection = [.. slices.SelectMany(slice => slice.Tools(services))],
        };
        options.Filters.Request.CallToolFilters.Add(next => async (request, stop) =>
        {
            try
            {
                return await next(request, stop);
            }
            catch (Fault fault)
            {
                return Refusal(fault);
            }
        });
        return options;
    }

    /// <summary>The model reads the same words a person would.</summary>
    private static CallToolResult Refusal(Fault fault) => new()
    {
        IsError = true, Content = [new TextContentBlock { Text = $"{fault.Message}\n{fault.Remedy}" }],
    };
}
