using System.CommandLine;
using System.Runtime.CompilerServices;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Signals;

/// <summary>`golden live`: signals as they come, from a running server or from markets followed here.</summary>
public static class LiveCommand
{
    /// <param name="sources">What can be followed when no server is named.</param>
    public static Func<Shell, Command> With(Func<Settings, IReadOnlyList<IBarSource>> sources) => shell =>
    {
        var symbols = new Argument<string[]>("symbols") { Description = "Tickers, or * for all that are followed", Arity = ArgumentArity.OneOrMore };
        var url = new Option<string?>("--url") { Description = "Listen to the server at this address instead of following from here", HelpName = "ADDRESS" };
        var command = new ExampleCommand("live", "Print signals as they come", "golden live SPY QQQ --url http://localhost:7040") { symbols, url };
        command.SetAction(async (parse, stop) =>
        {
            Settings settings = shell.Settings(parse);
            string[] wanted = [.. parse.GetRequiredValue(symbols)
                .SelectMany(text => text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)).Select(text => text.ToUpperInvariant())];
            IAsyncEnumerable<Signal> signals = parse.GetValue(url) is { } server
                ? new StreamClient(Absolute(server), wanted, TimeProvider.System, line => shell.Error.WriteLine($"golden: {line}")).FollowAsync(stop)
                : FollowHereAsync(settings, sources(settings), wanted, shell.Progress, stop);
            try
            {
                await foreach (Signal signal in signals.WithCancellation(stop))
                {
                    shell.Out.WriteLine(parse.GetValue(shell.Json) ? SignalJson.Write(signal) : Line(signal));
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // told to stop: that is how this command ends
            }
            return 0;
        });
        return command;
    };

    private static Uri Absolute(string server) => Uri.TryCreate(server, UriKind.Absolute, out Uri? address) && (address.Scheme is "http" or "https")
        ? address
        : throw Fault.Usage($"\"{server}\" is no address of a server", "Write --url http://localhost:7040.");

    private static async IAsyncEnumerable<Signal> FollowHereAsync(
        Settings settings, IReadOnlyList<IBarSource> sources, IReadOnlyList<string> wanted, Action<string> report, [EnumeratorCancellation] CancellationToken stop)
    {
        using DataLock folder = DataLock.Take(settings);
        SourceChain chain = Vendors.Open(settings, folder.Database, TimeProvider.System);
        void Say(RuntimeEvent happened) => report($"{happened.Kind} {happened.Series}: {happened.Text}");
        await using var desk = new Desk(
            folder.Database, [.. sources, .. chain.Sources], settings.ToSession(), TimeProvider.System, Say, settings.Ledger.SecondPlace(),
            () => [.. settings.Channels.Select(channel => channel.Name)], Vendors.Fetching(settings, chain, new BarStore(folder.Database), TimeProvider.System, Say));
        if (!wanted.Contains("*"))
        {
            string[] unknown = [.. wanted.Where(ticker => !desk.Knows(ticker))];
            if (unknown.Length > 0)
            {
                throw Fault.NotFound($"no bars of {string.Join(", ", unknown)} are stored", NearMatches.Remedy(new BarStore(folder.Database), unknown[0]));
            }
            await desk.WatchAsync(wanted, stop);
        }
        await desk.StartAsync(stop);
        Listener listener = desk.Hub.Listen(ListenMode.Every, null, wanted.Contains("*") ? null : wanted.ToHashSet());
        while (true)
        {
            foreach (StoredSignal stored in await listener.NextAsync(stop))
            {
                yield return stored.Read();
            }
        }
    }

    private static string Line(Signal signal) => FormattableString.Invariant(
        $"{signal.AsOf:yyyy-MM-dd HH:mm}  {signal.Symbol,-10} {signal.Interval,-3} {signal.Close,12:0.00##}  {signal.DataLabel,-9}  {SignalSentence.Of(signal)}");
}
