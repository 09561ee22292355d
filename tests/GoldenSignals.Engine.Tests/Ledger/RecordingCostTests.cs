using System.Diagnostics;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Runtime;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Ledger;

public sealed class RecordingCostTests
{
    private const int Days = 1_200, Start = 600, Rounds = 3;

    /// <summary>Signals with all their opinions are saved in both; what the ledger adds is an entry of a dozen claims and a dozen settlements a bar.</summary>
    private const double CostMax = 2;

    private static readonly Market Walks = new(symbols: 1, Days);

    [Fact, Trait("Speed", "slow")]
    public async Task Recording_costs_no_multiple_of_what_is_recorded()
    {
        double without = double.MaxValue, with = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            without = Math.Min(without, await MeasureAsync(records: false));
            with = Math.Min(with, await MeasureAsync(records: true));
        }
        TestContext.Current.SendDiagnosticMessage("a bar: {0:0} µs of processor time without the ledger, {1:0} µs with it", without, with);
        Assert.True(with < CostMax * without, $"{with:0} µs a bar with the ledger, {without:0} µs without");
    }

    /// <summary>Processor time a played bar, in microseconds.</summary>
    private static async Task<double> MeasureAsync(bool records)
    {
        using var store = new StoreFixture();
        await Walks.WriteAsync(store.Bars, Days, DataLabel.Imported);
        var rehearsal = new Rehearsal(store.Database, SessionSettings.Default, TimeProvider.System, _ => { });
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        int bars = await rehearsal.PlayAsync(Walks.Series, Walks.Closes[Start], DateTime.MaxValue, null, StoreFixture.Stop, records);
        process.Refresh();
        Assert.Equal(records, new LedgerStore(store.Database).Chains().Count > 0);
        return (process.TotalProcessorTime - before).TotalMicroseconds / bars;
    }
}
