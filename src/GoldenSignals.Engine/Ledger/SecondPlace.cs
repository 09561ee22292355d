using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Ledger;

/// <summary>A file outside the data folder to which every signed head is added, so that whoever rewrites the database is found out there.</summary>
public sealed class SecondPlace(string file)
{
    private long known = -1;
    private LedgerHead? last;

    /// <summary>The heads it holds, in order.</summary>
    /// <exception cref="StoreException">It cannot be read, or a line of it is no head.</exception>
    public IReadOnlyList<StoredHead> Read()
    {
        if (!File.Exists(file))
        {
            return [];
        }
        int line = 0;
        try
        {
            var heads = new List<StoredHead>();
            foreach (string text in File.ReadLines(file))
            {
                line++;
                heads.Add(LedgerLines.ReadHead(text));
            }
            return heads;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new StoreException($"{file}, line {line}, cannot be read as signed heads: {fault.Message}", fault);
        }
    }

    /// <summary>Adds the heads it does not have yet: one may have been signed just before a crash.</summary>
    /// <exception cref="StoreException">It cannot be written, or knows heads that the store has lost.</exception>
    internal void CatchUp(LedgerStore store)
    {
        if (known < 0)
        {
            IReadOnlyList<StoredHead> mended = Mended();
            (known, last) = (mended.Count, mended.LastOrDefault()?.Head);
        }
        IReadOnlyList<StoredHead> own = store.Read(connection => LedgerHeads.Walk(connection, Math.Max(0, known - 1)).ToList());
        if (known > 0 && (own.Count == 0 || !own[0].Head.Hash().AsSpan().SequenceEqual(last!.Hash())))
        {
            throw new StoreException($"{file} has signed heads that the ledger has lost. `golden ledger verify --heads {file}` names what is missing.");
        }
        own = known > 0 ? [.. own.Skip(1)] : own;
        try
        {
            using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
            foreach (StoredHead head in own)
            {
                stream.Write(System.Text.Encoding.UTF8.GetBytes(LedgerLines.Write(head) + "\n"));
            }
            stream.Flush(flushToDisk: true);
            (known, last) = (known + own.Count, own.LastOrDefault()?.Head ?? last);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{file} cannot be written: {fault.Message}", fault);
        }
    }

    /// <summary>What it holds, after a line that a crash broke off has been cut away.</summary>
    private IReadOnlyList<StoredHead> Mended()
    {
        if (File.Exists(file))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
            long end = stream.Length;
            while (end > 0 && ByteAt(stream, end - 1) != '\n')
            {
                end--;
            }
            stream.SetLength(end);
        }
        return Read();
    }

    private static int ByteAt(FileStream stream, long place)
    {
        stream.Position = place;
        return stream.ReadByte();
    }
}
