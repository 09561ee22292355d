using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Signals;

/// <summary>Says what the agents say of a symbol: what is stored of a running session where that is asked for, else what its bars give.</summary>
public sealed class Analyst(Database database, BarStore bars, SignalStore signals, Settings settings, Desk? desk = null)
{
    private const int AnalysesMax = 2;

    private readonly Analysis analysis = new(database);

    /// <summary>Each takes a core for a while; more at once would take them from the sessions.</summary>
    private readonly SemaphoreSlim analysing = new(AnalysesMax);

    /// <param name="at">As it was at a day, its close included, or a moment; null for now.</param>
    /// <exception cref="Fault">The symbol is not stored, or no bar of it closes by then.</exception>
    public async Task<Signal> SayAsync(string ticker, Interval interval, string? at, CancellationToken stop)
    {
        if (at is null or "" && IsRunning(ticker, interval) && signals.Latest(ticker, interval) is { } latest)
        {
            return latest.Read();
        }
        StoredBars stored = AnalyzeCommand.Load(bars, ticker, interval, at);
        await analysing.WaitAsync(stop);
        try
        {
            return await Task.Run(() => analysis.OfAsync(stored, settings.ToSession(), stop), stop);
        }
        finally
        {
            analysing.Release();
        }
    }

    /// <summary>Only a running session keeps its last signal up with the bars; without a desk none runs.</summary>
    private bool IsRunning(string ticker, Interval interval) => desk is not null && desk.Runtime.Statuses().Any(status =>
        status.Series.Interval == interval && status.Series.Symbol.Ticker.Equals(ticker, StringComparison.OrdinalIgnoreCase));
}
