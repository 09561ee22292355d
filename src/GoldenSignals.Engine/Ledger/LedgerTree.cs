using System.Security.Cryptography;

namespace GoldenSignals.Engine.Ledger;

/// <summary>Hash trees as RFC 6962, section 2.1, has them: a leaf is hashed after a 0, a node after a 1, so neither passes for the other.</summary>
public static class LedgerTree
{
    public const int HashBytes = SHA256.HashSizeInBytes;

    public static byte[] Leaf(ReadOnlySpan<byte> data)
    {
        byte[] marked = new byte[1 + data.Length];
        data.CopyTo(marked.AsSpan(1));
        return SHA256.HashData(marked);
    }

    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> marked = stackalloc byte[1 + 2 * HashBytes];
        marked[0] = 1;
        left.CopyTo(marked[1..]);
        right.CopyTo(marked[(1 + HashBytes)..]);
        return SHA256.HashData(marked);
    }

    /// <summary>Root over hashed leaves.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves) => leaves.Length switch
    {
        0 => SHA256.HashData([]),
        1 => leaves[0],
        _ => Node(Root(leaves[..Split(leaves.Length)]), Root(leaves[Split(leaves.Length)..])),
    };

    /// <summary>The hashes that lead from a leaf to the root, the nearest first.</summary>
    public static List<byte[]> Path(ReadOnlySpan<byte[]> leaves, int place)
    {
        if (leaves.Length == 1)
        {
            return [];
        }
        int split = Split(leaves.Length);
        bool left = place < split;
        List<byte[]> path = left ? Path(leaves[..split], place) : Path(leaves[split..], place - split);
        path.Add(left ? Root(leaves[split..]) : Root(leaves[..split]));
        return path;
    }

    /// <summary>The root a path leads to; null where its length does not fit the tree.</summary>
    public static byte[]? Climb(byte[] leaf, long place, long count, IReadOnlyList<byte[]> path)
    {
        byte[] hash = leaf;
        int step = 0;
        for (long last = count - 1; last > 0; place >>= 1, last >>= 1)
        {
            bool right = (place & 1) == 1;
            if (!right && place == last)
            {
                continue; // the last of an odd level rises as it is
            }
            if (step == path.Count)
            {
                return null;
            }
            hash = right ? Node(path[step++], hash) : Node(hash, path[step++]);
        }
        return step == path.Count ? hash : null;
    }

    /// <summary>Largest power of two below the count.</summary>
    private static int Split(int count) => 1 << (31 - int.LeadingZeroCount(count - 1));
}

/// <summary>A growing tree of which only the roots of its full parts are kept, so that its root costs no walk over the leaves.</summary>
public sealed class LedgerFrontier
{
    private readonly List<byte[]> parts = [];

    /// <summary>Leaves so far.</summary>
    public long Count { get; private set; }

    public void Add(byte[] leaf)
    {
        byte[] part = leaf;
        for (long full = Count; (full & 1) == 1; full >>= 1)
        {
            part = LedgerTree.Node(parts[^1], part);
            parts.RemoveAt(parts.Count - 1);
        }
        parts.Add(part);
        Count++;
    }

    public byte[] Root()
    {
        if (Count == 0)
        {
            return LedgerTree.Root([]);
        }
        byte[] root = parts[^1];
        for (int i = parts.Count - 2; i >= 0; i--)
        {
            root = LedgerTree.Node(parts[i], root);
        }
        return root;
    }
}
