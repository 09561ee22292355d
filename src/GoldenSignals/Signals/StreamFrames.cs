using System.Runtime.CompilerServices;
using System.Text;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Signals;

/// <summary>
/// The bytes of the stream, built once and sent to every client that hears the same. A frame is {"id":7,"signal":{…}}, or for several
/// {"batch":[…]} of these.
/// </summary>
public sealed class StreamFrames
{
    /// <summary>Sent when there is nothing else to say, so that a client can tell quiet from dead.</summary>
    public static readonly ReadOnlyMemory<byte> Heartbeat = "{\"heartbeat\":true}"u8.ToArray();

    /// <summary>Longest batch; one signal that is longer goes alone.</summary>
    public const int FrameBytesMax = 256 * 1024;

    /// <summary>Pages whose frames are kept: clients that keep up ask for the same few.</summary>
    private const int PagesMax = 8;

    private readonly ConditionalWeakTable<StoredSignal, byte[]> single = [];
    private readonly Lock gate = new();
    private readonly Queue<(IReadOnlyList<StoredSignal> Page, IReadOnlyList<ReadOnlyMemory<byte>> Frames)> recent = new();

    /// <summary>The frames of a page of signals, in order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Of(IReadOnlyList<StoredSignal> page)
    {
        if (page.Count <= 1)
        {
            return [.. page.Select(signal => (ReadOnlyMemory<byte>)Single(signal))];
        }
        lock (gate)
        {
            foreach (var (known, frames) in recent)
            {
                if (IsSame(known, page))
                {
                    return frames;
                }
            }
            IReadOnlyList<ReadOnlyMemory<byte>> made = [.. Batches(page)];
            if (recent.Count == PagesMax)
            {
                recent.Dequeue();
            }
            recent.Enqueue((page, made));
            return made;
        }
    }

    private static bool IsSame(IReadOnlyList<StoredSignal> one, IReadOnlyList<StoredSignal> other)
    {
        for (int i = one.Count - 1; i >= 0 && one.Count == other.Count; i--)
        {
            if (one[i].Sequence != other[i].Sequence)
            {
                return false;
            }
        }
        return one.Count == other.Count;
    }

    private byte[] Single(StoredSignal signal) => single.GetValue(
        signal, static signal => Encoding.UTF8.GetBytes($$"""{"id":{{signal.Sequence}},"signal":{{signal.Json}}}"""));

    private IEnumerable<ReadOnlyMemory<byte>> Batches(IReadOnlyList<StoredSignal> page)
    {
        var batch = new List<byte[]>();
        int bytes = 0;
        foreach (StoredSignal signal in page)
        {
            byte[] one = Single(signal);
            if (batch.Count > 0 && bytes + one.Length > FrameBytesMax)
            {
                yield return Join(batch);
                batch.Clear();
                bytes = 0;
            }
            batch.Add(one);
            bytes += one.Length + 1;
        }
        yield return Join(batch);
    }

    private static ReadOnlyMemory<byte> Join(List<byte[]> batch)
    {
        if (batch.Count == 1)
        {
            return batch[0];
        }
        using var frame = new MemoryStream(batch.Sum(one => one.Length + 1) + 16);
        frame.Write("{\"batch\":["u8);
        for (int i = 0; i < batch.Count; i++)
        {
            frame.Write(i == 0 ? default : ","u8);
            frame.Write(batch[i]);
        }
        frame.Write("]}"u8);
        return frame.GetBuffer().AsMemory(0, (int)frame.Length);
    }
}
