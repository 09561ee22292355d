using System.Globalization;
using System.Text;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Signals;

/// <summary>
/// Pages of stored signals as bytes. A page is read and put together once and then sent to whoever asks for it, until something is written:
/// a thousand who look at the same list cost one look into the store.
/// </summary>
public sealed class SignalPages(Database database, SignalStore signals)
{
    /// <summary>Pages kept; a full one of 200 signals has some 2.5 MB.</summary>
    private const int PagesMax = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<(long Before, int Limit, string? Symbol), Task<byte[]>> pages = [];
    private long version = -1;

    /// <summary>A page, newest first, as it goes over the wire.</summary>
    /// <param name="before">Only signals before this sequence.</param>
    /// <param name="symbol">Only of this ticker, in upper case; null for all.</param>
    public Task<byte[]> OfAsync(long before, int limit, string? symbol)
    {
        lock (gate)
        {
            // Taken before a page is read: a page may be newer than its version, never older.
            long now = database.Version;
            if (now != version)
            {
                pages.Clear();
                version = now;
            }
            if (!pages.TryGetValue((before, limit, symbol), out Task<byte[]>? page) || page.IsFaulted)
            {
                if (pages.Count == PagesMax)
                {
                    pages.Clear();
                }
                page = Task.Run(() => Make(signals.List(before, limit, symbol), limit));
                pages[(before, limit, symbol)] = page;
            }
            return page;
        }
    }

    /// <summary>Signals go out as they were saved.</summary>
    private static byte[] Make(IReadOnlyList<StoredSignal> page, int limit)
    {
        string next = page.Count == limit ? $"\"{page[^1].Sequence.ToString(CultureInfo.InvariantCulture)}\"" : "null";
        return Encoding.UTF8.GetBytes($$"""{"items":[{{string.Join(',', page.Select(signal => signal.Json))}}],"next":{{next}}}""");
    }
}
