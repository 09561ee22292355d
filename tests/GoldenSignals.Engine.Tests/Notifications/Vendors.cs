namespace GoldenSignals.Engine.Tests.Notifications;

/// <summary>Every kind of channel that speaks HTTP: how it is set up against a stand-in, and how its vendor says yes and not now.</summary>
internal sealed record Vendor(string Kind, Reply Yes, string? Receipt, Reply Busy)
{
    private const string Token = "12345:canary-token", Path = "/hooks/canary-path";

    public static readonly IReadOnlyList<Vendor> All =
    [
        new("telegram", new Reply(200, """{"ok":true,"result":{"message_id":77}}"""), "77",
            new Reply(429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 40","parameters":{"retry_after":40}}""")),
        new("discord", new Reply(200, """{"id":"991","content":"x"}"""), "991",
            new Reply(429, """{"message":"You are being rate limited.","retry_after":40.0,"global":false}""", ("Retry-After", "40"))),
        new("slack", new Reply(200, "ok"), null, new Reply(429, "rate_limited", ("Retry-After", "40"))),
        new("ntfy", new Reply(200, """{"id":"sPs71M8A2T","event":"message"}"""), "sPs71M8A2T",
            new Reply(429, """{"code":42901,"http":429,"error":"limit reached: too many requests"}""", ("Retry-After", "40"))),
        new("webhook", new Reply(204), null, new Reply(429, "", ("Retry-After", "Mon, 02 Mar 2026 12:00:40 GMT"))),
    ];

    public static TheoryData<string> Kinds => [.. All.Select(vendor => vendor.Kind)];

    public static Vendor Of(string kind) => All.Single(vendor => vendor.Kind == kind);

    public Dictionary<string, string> Set(string url, params (string Name, string Value)[] more)
    {
        Dictionary<string, string> set = Kind switch
        {
            "telegram" => new() { ["url"] = url, ["token"] = Token, ["chat"] = "-1001" },
            "discord" or "slack" => new() { ["url"] = url + Path },
            "ntfy" => new() { ["url"] = url, ["topic"] = "canary-topic", ["token"] = "canary-token" },
            _ => new() { ["url"] = url + "/in", ["secret"] = PostOffice.SigningSecret },
        };
        set["kind"] = Kind;
        foreach ((string name, string value) in more)
        {
            set[name] = value;
        }
        return set;
    }
}
