using GoldenSignals.Bench.Measuring;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Bench.Ledgers;

/// <summary>What writing the ledger adds to a rehearsal, which saves every signal with all its opinions either way.</summary>
internal sealed class LedgerCase : IBenchCase
{
    private const int Played = 600;

    private const double CostMax = 2;

    public string Name => "ledger";

    public string Title => $"the last {Played} days of one symbol rehearsed, every signal saved";

    public void Run(Section section)
    {
        var market = new SyntheticMarket(SyntheticMarket.UsualSeed, TimeProvider.System);
        SourceBars fetched = market.FetchAsync(market.List().First(series => series.Interval == Interval.Day1), CancellationToken.None)
            .GetAwaiter().GetResult();
        IReadOnlyList<Score> scores = Contest.Run(
            Rehearsing("without the ledger", fetched, records: false), Rehearsing("with it", fetched, records: true));
        section.Table("processor time", "µs a bar", 1e3, scores[0], scores);
        double cost = scores[1].Over(scores[0]);
        section.Goal($"the ledger costs ≤ {CostMax} × what it records", $"{Section.Number(cost)} ×", cost <= CostMax);
    }

    private static Contender Rehearsing(string name, SourceBars fetched, bool records) => new(name, Played, () =>
    {
        var folder = new TempFolder();
        Database database = Database.Open(folder.Path);
        new BarStore(database).WriteAsync(fetched.Series, "bench", fetched.Bars, fetched.Actions, CancellationToken.None).GetAwaiter().GetResult();
        return () =>
        {
            Play(database, fetched, records);
            database.Dispose();
            folder.Dispose();
        };
    });

    private static void Play(Database database, SourceBars fetched, bool records)
    {
        var rehearsal = new Rehearsal(database, SessionSettings.Default, TimeProvider.System, _ => { });
        int bars = rehearsal.PlayAsync([fetched.Series], fetched.Bars[^Played].Time, DateTime.MaxValue, null, CancellationToken.None, records)
            .GetAwaiter().GetResult();
        if (bars != Played)
        {
            throw new InvalidOperationException($"{bars} bars were played where {Played} were asked for.");
        }
    }
}
