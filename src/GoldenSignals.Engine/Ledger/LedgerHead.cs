using System.Security.Cryptography;
using GoldenSignals.Core.Claims;

namespace GoldenSignals.Engine.Ledger;

/// <summary>Where a chain stood when a head was signed.</summary>
/// <param name="Place">The chain's place among all, in the order they began.</param>
/// <param name="Entries">Entries it had.</param>
/// <param name="Hash">Hash of the last of them.</param>
/// <param name="Root">Root of the tree over the hashes of all of them.</param>
public sealed record ChainHead(long Place, LedgerChain Chain, long Entries, byte[] Hash, byte[] Root)
{
    /// <summary>What stands in the tree over the chains.</summary>
    public byte[] Bytes() => new LedgerBytes()
        .Put(Chain.Symbol).Put(Chain.Interval).Put(Chain.Ran).Put(Entries).PutRaw(Hash).PutRaw(Root).Written.ToArray();

    public byte[] Leaf() => LedgerTree.Leaf(Bytes());
}

/// <summary>A signed root over all chains. It names the head before it, so none can be left out.</summary>
/// <param name="Sequence">Its place among the heads, from 0.</param>
/// <param name="Chains">Chains under the root.</param>
/// <param name="Entries">Entries of all of them.</param>
/// <param name="Previous">Hash of what the head before it signed; zeros for the first.</param>
/// <param name="Key">Public key: 4 and the two coordinates, 65 bytes.</param>
/// <param name="Signature">ECDSA over P-256 and SHA-256, r and s as 32 bytes each (P1363).</param>
public sealed record LedgerHead(
    long Sequence, DateTime SignedAt, long Chains, long Entries, byte[] Root, byte[] Previous, byte[] Key, byte[] Signature)
{
    /// <summary>Hashed before the first entry of a chain and named by the first head.</summary>
    public static readonly byte[] Nothing = new byte[LedgerTree.HashBytes];

    private const string Title = "GoldenSignals ledger head";

    /// <summary>The bytes that are signed.</summary>
    public byte[] Message() => new LedgerBytes()
        .Put(LedgerForm.Version).Put(Title).Put(Sequence).Put(SignedAt).Put(Chains).Put(Entries).PutRaw(Root).PutRaw(Previous).Written.ToArray();

    /// <summary>What the next head names.</summary>
    public byte[] Hash() => SHA256.HashData(Message());

    public bool IsSigned() => LedgerKey.Verify(Key, Message(), Signature);

    /// <summary>Hash of an entry: over the hash before it and its bytes.</summary>
    public static byte[] Next(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }
}
