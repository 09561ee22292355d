using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Signals;

/// <summary>How one client of the stream listens: to all it has missed, then to every signal, and only to the latest of each series while it is behind.</summary>
public sealed class StreamListening
{
    private readonly SignalHub hub;
    private readonly IReadOnlySet<string>? symbols;

    /// <summary>What was there when the client came is never left out, however much it is.</summary>
    private readonly long missedUntil;

    private Listener listener;
    private bool isBehind;

    public StreamListening(SignalHub hub, StreamRequest request)
    {
        this.hub = hub;
        symbols = request.Subscribe!.Contains("*") ? null : request.Subscribe!.Select(symbol => symbol.ToUpperInvariant()).ToHashSet();
        missedUntil = hub.Last;
        listener = hub.Listen(ListenMode.Every, request.Since, symbols);
    }

    /// <summary>What came since the last call, oldest first; null when nothing came for so long.</summary>
    public async Task<IReadOnlyList<StoredSignal>?> NextAsync(TimeSpan quiet, CancellationToken stop)
    {
        Choose();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        enough.CancelAfter(quiet);
        try
        {
            return await listener.NextAsync(enough.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Choose()
    {
        bool now = listener.Place >= missedUntil && hub.Last - listener.Place > SignalsStream.BehindSignalsMax;
        if (now != isBehind)
        {
            isBehind = now;
            listener = hub.Listen(isBehind ? ListenMode.Latest : ListenMode.Every, listener.Place, symbols);
        }
    }
}
