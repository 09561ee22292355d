using System.Text.Json;
using System.Text.Json.Nodes;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Ledger;

/// <summary>Heads and entries as lines of JSON: what `golden ledger export` says, and what stands in the second place.</summary>
public static class LedgerLines
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

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

    /// <param name="readable">Null where the bytes cannot be read.</param>
    public static string Write(LedgerRow row, LedgerEntry? readable) => new JsonObject
    {
        ["chain"] = row.ChainId, ["sequence"] = row.Sequence, ["kind"] = row.Kind, ["bytes"] = Base64(row.Bytes), ["hash"] = Hex(row.Hash),
        ["entry"] = readable is null ? null : JsonSerializer.SerializeToNode(readable, readable.GetType(), Names),
    }.ToJsonString(Names);

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
