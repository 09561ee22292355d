using System.Globalization;
using System.Net;
using System.Net.Mail;
using GoldenSignals.Engine.Keys;

namespace GoldenSignals.Engine.Notifications;

/// <summary>What is set of one channel, read by the form it must have. Every fault is noted under the setting's whole name; no value of a secret ever is.</summary>
public sealed class ChannelValues(
    string channel, IReadOnlyDictionary<string, string> values, IReadOnlyList<ChannelSetting> known, KeyRing keys, List<string> faults)
{
    /// <summary>The value of a setting, or its default.</summary>
    public string Text(string name)
    {
        ChannelSetting setting = known.Single(setting => setting.Name == name);
        string text = values.GetValueOrDefault(name, setting.Default).Trim();
        return text.Length > 0 || !setting.IsRequired ? text : Wrong(name, "is missing", text);
    }

    /// <summary>A secret, or null where none is set.</summary>
    public Secret? Secret(string name)
    {
        ChannelSetting setting = known.Single(setting => setting.Name == name);
        Secret? secret = keys.Find(Path(name));
        return secret is not null || !setting.IsRequired ? secret : Wrong(name, $"is missing: put it into {KeyRing.FileName} or {KeyRing.Variable(Path(name))}", secret);
    }

    /// <summary>A secret that must be there; an empty one once it is noted as missing.</summary>
    public Secret SecretOr(string name, string otherwise) => Secret(name) ?? new Secret(otherwise);

    public int Number(string name, int least, int most)
    {
        string text = Text(name);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : Wrong(name, $"\"{text}\" is not a whole number from {least} to {most}", least);
    }

    /// <summary>One of several words.</summary>
    public T Choice<T>(string name) where T : struct, Enum
    {
        string text = Text(name);
        return Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])
            ? value
            : Wrong(name, $"\"{text}\" is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}", default(T));
    }

    /// <summary>Where to post to; http or https, without a name and password in it.</summary>
    public Uri Address(string name) => AddressOf(Text(name)) is { } address
        ? address
        : Wrong(name, $"\"{Text(name)}\" is no address that begins with https:// or http://", new Uri("http://localhost"));

    /// <summary>As <see cref="Address"/>, of one that is a secret itself.</summary>
    public Secret SecretAddress(string name)
    {
        Secret? secret = Secret(name);
        return secret is null || AddressOf(secret.Reveal()) is not null
            ? secret ?? new Secret("http://localhost")
            : Wrong(name, "is no address that begins with https:// or http://", new Secret("http://localhost"));
    }

    /// <summary>Mail addresses, parted by commas, each without a name.</summary>
    public IReadOnlyList<string> Mails(string name)
    {
        string[] parts = Text(name).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (string part in parts.Where(part => !MailAddress.TryCreate(part, out MailAddress? mail) || mail.Address != part || !part.All(char.IsAscii)
            || part.Any(letter => char.IsControl(letter) || letter is ' ' or '<' or '>' or '"')))
        {
            Wrong(name, $"\"{part}\" is no mail address", part);
        }
        return parts;
    }

    /// <summary>Notes a fault; returns what to go on with.</summary>
    public T Wrong<T>(string name, string fault, T otherwise)
    {
        faults.Add($"{Path(name)}: {fault}");
        return otherwise;
    }

    /// <summary>Whether a host is this very machine, as its name says.</summary>
    public static bool IsHere(string host) => host == "localhost" || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));

    private static Uri? AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address is { Scheme: "http" or "https", UserInfo: "" } ? address : null;

    private string Path(string name) => $"{ChannelReader.Section}.{channel}.{name}";
}
