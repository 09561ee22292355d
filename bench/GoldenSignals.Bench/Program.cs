using System.Globalization;
using GoldenSignals.Bench;
using GoldenSignals.Bench.Backtests;
using GoldenSignals.Bench.Imports;
using GoldenSignals.Bench.Indicators;
using GoldenSignals.Bench.Intraday;
using GoldenSignals.Bench.Ledgers;
using GoldenSignals.Bench.Measuring;
using GoldenSignals.Bench.Serving;
using GoldenSignals.Bench.Steps;
using GoldenSignals.Bench.Store;

switch (args)
{
    case ["serve", string kind, string folder]:
        await Servers.RunAsync(kind, folder);
        return 0;
    case ["listen", string kind, string address, string count]:
        await new Clients(kind, address).RunAsync(int.Parse(count, CultureInfo.InvariantCulture));
        return 0;
    case ["minutes", string folder, string symbols, string days]:
        await MinuteServer.RunAsync(folder, int.Parse(symbols, CultureInfo.InvariantCulture), int.Parse(days, CultureInfo.InvariantCulture));
        return 0;
    case ["backtest", string lean, string data]:
        return await BacktestProcess.PlayAsync(lean, data);
}

IBenchCase[] cases = [new StepCase(), new IndicatorCase(), new StoreCase(), new ImportCase(), new LedgerCase(), new BacktestCase(), new RestCase(), new StreamCase(), new IntradayCase()];
string[] unknown = [.. args.Except(cases.Select(one => one.Name))];
if (unknown.Length > 0)
{
    Console.Error.WriteLine($"bench: there is no case {unknown[0]}; cases are {string.Join(' ', cases.Select(one => one.Name))}");
    return 2;
}
var results = new Results(Path.Combine(Repository.Root, "bench", "results.md"));
foreach (IBenchCase one in cases.Where(one => args.Length == 0 || args.Contains(one.Name)))
{
    Console.WriteLine($"## {one.Name}: {one.Title}");
    string machine = Machine.Describe();
    var section = new Section();
    one.Run(section);
    results.Replace(cases, one, machine, section);
    Console.WriteLine($"{machine}\n\n{section}");
}
return 0;
