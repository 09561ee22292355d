using System.Runtime.CompilerServices;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Tests.Runtime;

namespace GoldenSignals.Engine.Tests.Trouble;

/// <summary>
/// A source as a vendor's is: it knows every bar up to a day that a test moves on, gives what is asked for after a moment, and can be lost for
/// a number of calls or break off in the middle.
/// </summary>
internal sealed class ScriptedBars(Market market) : IListedBars
{
    private readonly Lock gate = new();
    private TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int days, calls;

    public string Name => Market.Source;

    public DataLabel Label => DataLabel.Replay;

    /// <summary>Calls that fail before one is answered again.</summary>
    public int Lost { get; set; }

    /// <summary>Times it was asked to follow.</summary>
    public int Calls => calls;

    /// <summary>A bar that is sent before any other at every call, whatever is asked for.</summary>
    public Arrival? Rogue { get; set; }

    /// <summary>Closes every day before this one.</summary>
    public void Until(int day)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            days = day;
            (before, moved) = (moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        before.SetResult();
    }

    public IReadOnlyList<Series> List() => market.Series;

    public Task<SourceBars> FetchAsync(Series series, CancellationToken stop) => throw new SourceException("it has no past");

    public async IAsyncEnumerable<Arrival> FollowAsync(IReadOnlyList<Series> series, DateTime after, [EnumeratorCancellation] CancellationToken stop)
    {
        Interlocked.Increment(ref calls);
        if (Lost > 0)
        {
            Lost--;
            throw new SourceException("503 from the stand-in");
        }
        if (Rogue is { } rogue)
        {
            yield return rogue;
        }
        for (int day = market.Closes.FindIndex(close => close > after); day >= 0 && day < market.Closes.Count; day++)
        {
            while (Next(day) is { } wait)
            {
                await wait.WaitAsync(stop);
                if (Lost > 0)
                {
                    Lost--;
                    throw new SourceException("the line broke");
                }
            }
            for (int i = 0; i < market.Series.Length; i++)
            {
                yield return new Arrival(market.Series[i], market.Bars[i][day]);
            }
        }
    }

    /// <summary>What to wait for before this day has closed; null when it has.</summary>
    private Task? Next(int day)
    {
        lock (gate)
        {
            return day < days ? null : moved.Task;
        }
    }
}
