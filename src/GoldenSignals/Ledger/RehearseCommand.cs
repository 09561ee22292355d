using System.CommandLine;
using System.Diagnostics;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Ledger;

/// <summary>What a rehearsal recorded.</summary>
/// <param name="Head">Root of the head signed at its end.</param>
public sealed record RehearsalReport(
    string DataLabel, int Bars, double Seconds, IReadOnlyList<RehearsedChain> Chains, string? Head, string Disclosure);

/// <summary>What it recorded of one symbol.</summary>
/// <param name="Void">Claims given up because the symbol stopped trading; part of Settlements.</param>
/// <param name="Open">Claims whose bars are still to come.</param>
/// <param name="LastSignal">Id of the last signal.</param>
public sealed record RehearsedChain(
    string Symbol, string Interval, string Ran, DateTime From, DateTime To, long Signals, long Settlements, long Void, long Open, string LastSignal);

/// <summary>`golden rehearse`: plays stored bars through the live runtime and records what is said.</summary>
public static class RehearseCommand
{
    public static Command Create(Shell shell)
    {
        var symbols = new Argument<string[]>("symbols") { Description = "Tickers, @watchlist or @all", Arity = ArgumentArity.OneOrMore };
        var interval = new Option<string>("--interval") { Description = "Bar length, which must be stored", HelpName = "1m…1w", DefaultValueFactory = _ => "1d" };
        var from = new Option<string?>("--from") { Description = "First day or moment played; what is before is the past. The first bar unless said", HelpName = "TIME" };
        var to = new Option<string?>("--to") { Description = "Last day or moment played, inclusive", HelpName = "TIME" };
        var command = new ExampleCommand(
            "rehearse", "Play stored bars through the live runtime and record what is said, as REPLAY", "golden rehearse SPY --from 2015-01-01")
        {
            symbols, interval, from, to,
        };
        command.SetAction(async (parse, stop) =>
        {
            Settings settings = shell.Settings(parse);
            Stored.Open(settings).Dispose(); // a folder without bars is a fault, not a new folder
            using DataLock folder = DataLock.Take(settings);
            IReadOnlyList<SeriesInfo> series = Choose(folder.Database, parse.GetRequiredValue(symbols), Stored.Interval(parse.GetRequiredValue(interval)));
            Core.Market.Symbol first = series[0].Series.Symbol;
            DateTime start = Asked.After("from", parse.GetValue(from), first)?.AddTicks(TimeSpan.TicksPerMicrosecond) ?? series.Min(one => one.First!.Value);
            DateTime end = Asked.Until("to", parse.GetValue(to), first) ?? DateTime.MaxValue;
            RehearsalReport report = await PlayAsync(shell, settings, folder.Database, series, start, end, stop);
            return shell.Answer(parse, report, console => LedgerPage.Draw(console, report));
        });
        return command;
    }

    private static IReadOnlyList<SeriesInfo> Choose(Database database, string[] words, Interval interval)
    {
        var store = new BarStore(database);
        return [.. SymbolChoice.Read(database, words, interval).Select(ticker => store.Find(ticker, interval) is { Bars: > 0 } found
            ? found
            : throw Fault.NotFound($"{ticker} has no stored bars of {interval}", "Only stored bars are played: name their length with --interval, or import others."))];
    }

    private static async Task<RehearsalReport> PlayAsync(
        Shell shell, Settings settings, Database database, IReadOnlyList<SeriesInfo> infos, DateTime start, DateTime end, CancellationToken stop)
    {
        Series[] series = [.. infos.Select(info => info.Series)];
        var ledger = new LedgerStore(database);
        Dictionary<LedgerChain, long> before = ledger.Chains().ToDictionary(tail => tail.Chain, tail => tail.Entries);
        long began = Stopwatch.GetTimestamp();
        var rehearsal = new Rehearsal(
            database, settings.ToSession(), TimeProvider.System, happened => Tell(shell, happened), settings.Ledger.SecondPlace());
        int bars;
        try
        {
            bars = await RehearsalProgressBar.ShowAsync(shell, progress => rehearsal.PlayAsync(series, start, end, progress, stop));
        }
        catch (BackDatedException fault)
        {
            throw new Fault(
                "backDated", $"{fault.Message} What is recorded is never written again.",
                $"Rehearse what comes after it, with --from {fault.Last.AddDays(1):yyyy-MM-dd}, or rehearse in another folder with --data.");
        }
        if (bars == 0)
        {
            throw Fault.NotFound("no stored bar lies in that time", $"Bars are stored up to {infos.Max(info => info.Last):yyyy-MM-dd}.");
        }
        RehearsedChain[] chains = [.. ledger.Chains().Where(tail => tail.Entries > before.GetValueOrDefault(tail.Chain))
            .Select(tail => Report(ledger, tail, before.GetValueOrDefault(tail.Chain)))];
        return new RehearsalReport(
            LedgerAnswers.Label(chains.Select(chain => new LedgerChain(chain.Symbol, chain.Interval, chain.Ran))), bars,
            Stopwatch.GetElapsedTime(began).TotalSeconds, chains, ledger.LastHead() is { } head ? Convert.ToHexStringLower(head.Root) : null,
            settings.Disclosure);
    }

    private static RehearsedChain Report(LedgerStore ledger, ChainTail tail, long from)
    {
        List<LedgerEntry> entries = [.. ledger.Entries(tail.Id, from).Select(row => row.Read())];
        SignalEntry[] signals = [.. entries.OfType<SignalEntry>()];
        SettlementEntry[] settled = [.. entries.OfType<SettlementEntry>().Where(one => one.Replaces is null)];
        HashSet<long> own = [.. signals.Select(signal => signal.Sequence)];
        return new RehearsedChain(
            tail.Chain.Symbol, tail.Chain.Interval, tail.Chain.Ran, signals[0].Time, signals[^1].Time, signals.Length, settled.Length,
            settled.Count(one => one.Outcome == LedgerOutcome.Void),
            signals.Sum(signal => (long)signal.Claims.Count) - settled.Count(one => own.Contains(one.Claim)), signals[^1].SignalId);
    }

    private static void Tell(Shell shell, RuntimeEvent happened)
    {
        if (happened.Kind is "refused" or "unsigned" or "faulted")
        {
            shell.Error.WriteLine($"golden: {happened.Series} {happened.Text}");
        }
    }
}
