using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Sources;

public sealed class CsvBarsContract : BarSourceContract, IDisposable
{
    private readonly CsvFixture files = new();

    public CsvBarsContract()
    {
        files.Write("etf/abc.us.csv", "Date,Open,High,Low,Close,Volume\n2012-01-03,10,11,9,10,5\n2012-01-04,10,12,9,11,6\n2012-01-05,11,12,10,12,7\n2012-01-06,12,10,11,12,7\n");
        files.Write("all.csv", "Date,Open,High,Low,Close,Volume,Symbol\n2012-01-03,10,11,9,10,5,XYZ\n2012-01-04,10,12,9,11,6,XYZ\n2012-01-05,11,12,10,12,7,UVW\n");
    }

    public void Dispose() => files.Dispose();

    protected override IBarSource Open() =>
        CsvBars.OpenAsync(files.Folder, CsvOptions.None, TimeProvider.System, CancellationToken.None).GetAwaiter().GetResult();
}

public sealed class LeanBarsContract : BarSourceContract, IDisposable
{
    private readonly LeanFixture lean = new();

    public LeanBarsContract()
    {
        lean.Zip("equity/usa/daily/abc.zip", "20120103 00:00,10,11,9,10,5\n20120104 00:00,10,12,9,11,6\n20120105 00:00,5,6,4,5,7\n");
        lean.Zip("equity/usa/hour/abc.zip", "20120103 09:00,10,11,9,10,5\n20120103 10:00,10,12,9,11,6\n20120103 15:00,5,6,4,5,7\n");
        lean.Write("equity/usa/factor_files/abc.csv", "20120103,0.98,0.5,1\n20120104,0.98,0.5,11\n20120106,0.98,1,11\n20501231,1,1,0\n");
        lean.Zip("crypto/coinbase/daily/btcusd_trade.zip", "20141206 00:00,377.9,378,377.01,378,0.5\n20141207 00:00,378,378,370,370.5,15.5\n");
    }

    public void Dispose() => lean.Dispose();

    protected override IBarSource Open() => lean.Open();

    // LEAN's hours are those of the clock, not counted from the open.
    protected override bool ClosesOnSessions(Series series) => series.Interval != Interval.Hour1;
}
