using System.Text.Json;
using System.Text.Json.Nodes;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Ledger;

/// <summary>Heads and entries as lines of JSON: what `golden ledger export` says, and what stands in the second place.</summary>
public static class LedgerLines
{
    private const int PageEntries = 10_000;

    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The whole ledger: of each chain its name and its entries, then every head.</summary>
    public static IEnumerable<string> All(LedgerStore store)
    {
        foreach (ChainTail tail in store.Chains())
        {
            yield return new JsonObject
            {
                ["chain"] = tail.Id, ["symbol"] = tail.Chain.Symbol, ["interval"] = tail.Chain.Interval, ["ran"] = tail.Chain.Ran,
            }.ToJsonString(Names);
            for (long from = 0; from < tail.Entries; from += PageEntries)
            {
                foreach (LedgerRow row in store.Entries(tail.Id, from, Math.Min(tail.Entries, from + PageEntries)))
                {
                    yield return Write(row);
                }
            }
        }
        foreach (StoredHead head in store.Heads())
        {
            yield return Write(head);
        }
    }

    public static string Write(StoredHead stored)
    {
        LedgerHead head = stored.Head;
        return new JsonObject
        {
            ["head"] = head.Sequence, ["signedAt"] = Moment.ToMicroseconds(head.SignedAt), ["chains"] = head.Chains, ["entries"] = head.Entries,
            ["root"] = Hex(head.Root), ["previous"] = Hex(head.Previous), ["key"] = Base64(head.Key), ["signature"] = Base64(head.Signature),
            ["grown"] = new JsonArray([.. stored.Grown.Select(Write)]),
        }.ToJsonString(Names);
    }

    public static JsonObject Write(ChainHead chain) => new()
    {
        ["chain"] = chain.Place, ["symbol"] = chain.Chain.Symbol, ["interval"] = chain.Chain.Interval, ["ran"] = chain.Chain.Ran,
        ["entries"] = chain.Entries, ["hash"] = Hex(chain.Hash), ["root"] = Hex(chain.Root),
    };

    public static string Write(LedgerRow row) => new JsonObject
    {
        ["chain"] = row.ChainId, ["sequence"] = row.Sequence, ["kind"] = row.Kind, ["bytes"] = Base64(row.Bytes), ["hash"] = Hex(row.Hash),
        ["entry"] = Readable(row),
    }.ToJsonString(Names);

    /// <summary>What the bytes say; null where they cannot be read.</summary>
    private static JsonNode? Readable(LedgerRow row)
    {
        try
        {
            LedgerEntry entry = row.Read();
            return JsonSerializer.SerializeToNode(entry, entry.GetType(), Names);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Reads back a line of a head.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static StoredHead ReadHead(string line)
    {
        try
        {
            JsonNode head = JsonNode.Parse(line)!;
            return new StoredHead(
                new LedgerHead(
                    (long)head["head"]!, Moment.FromMicroseconds((long)head["signedAt"]!), (long)head["chains"]!, (long)head["entries"]!,
                    Convert.FromHexString((string)head["root"]!), Convert.FromHexString((string)head["previous"]!),
                    Convert.FromBase64String((string)head["key"]!), Convert.FromBase64String((string)head["signature"]!)),
                [.. head["grown"]!.AsArray().Select(chain => new ChainHead(
                    (long)chain!["chain"]!, new LedgerChain((string)chain["symbol"]!, (string)chain["interval"]!, (string)chain["ran"]!),
                    (long)chain["entries"]!, Convert.FromHexString((string)chain["hash"]!), Convert.FromHexString((string)chain["root"]!)))]);
        }
        catch (Exception fault) when (fault is JsonException or NullReferenceException or InvalidOperationException or FormatException
            or ArgumentException)
        {
            throw new FormatException($"This line is no signed head: {fault.Message}", fault);
        }
    }

    internal static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    internal static string Base64(byte[] bytes) => Convert.ToBase64String(bytes);
}
