using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GoldenSignals.Engine.Keys;

namespace GoldenSignals.Engine.Notifications.Channels;

/// <summary>Signs as Standard Webhooks 1.0 says: HMAC-SHA256 over id, seconds since 1970 and body, parted by dots.</summary>
public static class WebhookSignature
{
    public const string SecretPrefix = "whsec_";

    private const int KeyBytesMin = 24, KeyBytesMax = 64;

    /// <summary>The value of `webhook-signature`: one signature for each secret, so that a receiver may change from one to the other.</summary>
    public static string Sign(IEnumerable<Secret> secrets, string id, long seconds, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.")), .. body];
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret)!, signed))}"));
    }

    /// <summary>What is wrong with a secret, without showing it; null when nothing is.</summary>
    public static string? Fault(Secret secret) => KeyOf(secret) is { Length: >= KeyBytesMin and <= KeyBytesMax }
        ? null
        : $"is no signing secret: {SecretPrefix} and then {KeyBytesMin} to {KeyBytesMax} bytes as base64, as `echo {SecretPrefix}$(head -c 32 /dev/urandom | base64)` makes one";

    private static byte[]? KeyOf(Secret secret)
    {
        string text = secret.Reveal();
        var key = new byte[text.Length];
        return text.StartsWith(SecretPrefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[SecretPrefix.Length..], key, out int length)
            ? key[..length]
            : null;
    }
}
