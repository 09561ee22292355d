using System.CommandLine;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Market;

/// <summary>`golden demo`: puts bars to try things on into the data folder, always labelled as what they are.</summary>
public static class DemoCommand
{
    public static Command Create(Shell shell)
    {
        var name = new Argument<string>("demo") { Description = "synthetic: a made-up market; sp500: the S&P 500 to replay", DefaultValueFactory = _ => Demos.Synthetic };
        name.AcceptOnlyFromAmong(Demos.Synthetic, Demos.Sp500);
        var command = new ExampleCommand("demo", "Bring in made-up or replayed bars to try things on", "golden demo synthetic") { name };
        command.SetAction(async (parse, stop) =>
        {
            Settings settings = shell.Settings(parse);
            IListedBars source = Find(new Demos(settings, TimeProvider.System), parse.GetRequiredValue(name)).Source;
            using Database database = Database.Open(settings.Data);
            List<SeriesInfo> stored = [];
            foreach (Series series in source.List().Where(series => series.Interval == Interval.Day1))
            {
                shell.Progress($"making {series}");
                stored.Add(await StoreAsync(new BarStore(database), source, series, stop));
            }
            await new WatchStore(database).AddAsync([.. stored.Select(info => info.Series.Symbol.Ticker)], stop);
            var rows = stored.Select(info => new WatchRow(
                info.Series.Symbol.Ticker, [new(info.Series.Interval.Name, info.Label.Text(), info.Bars, info.First, info.Last)]));
            return shell.Answer(parse, new { source = source.Name, symbols = rows }, console => WatchCommand.Draw(console, [.. rows]));
        });
        return command;
    }

    private static Demo Find(Demos demos, string id) => demos.All.FirstOrDefault(demo => demo.Id == id)
        ?? throw Fault.NotFound("the S&P 500 file is not on this machine", "It comes with the web app's packages: run `npm ci` in web/, then this again.");

    private static async Task<SeriesInfo> StoreAsync(BarStore store, IBarSource source, Series series, CancellationToken stop)
    {
        SourceBars past = await source.FetchAsync(series, stop);
        await store.WriteAsync(past.Series, source.Name, past.Bars, past.Actions, stop, source.Label);
        return store.Find(series.Symbol.Ticker, series.Interval)!;
    }
}
