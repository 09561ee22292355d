using GoldenSignals.Engine.Notifications;

namespace GoldenSignals.Web;

/// <summary>
/// What the file and the environment set of channels. Their names are the user's own, so `channels.my-phone.quietFrom` is
/// `GOLDEN_CHANNELS_MY_PHONE_QUIET_FROM`: the longest setting it can end with is the one that is meant.
/// </summary>
internal sealed class ChannelSection
{
    private const string Begin = $"{ChannelReader.Section}.", BeginVariable = $"{SettingsReader.Prefix}CHANNELS_";

    private static readonly IReadOnlyList<(string Name, string Variable)> Settings =
    [
        .. ChannelCatalog.All.SelectMany(kind => kind.Settings).Concat(ChannelCatalog.Settings).Select(setting => setting.Name).Distinct()
            .Select(name => (name, $"_{SettingsReader.Upper(name)}")).OrderByDescending(pair => pair.Item2.Length),
    ];

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> values = [];

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values => values;

    /// <summary>Takes a value of the file; false when it is of no channel.</summary>
    public bool TakePath(string path, string value) =>
        path.StartsWith(Begin, StringComparison.Ordinal) && path[Begin.Length..].Split('.') is [var channel, var setting] && Take(channel, setting, value);

    /// <summary>Takes a value of the environment; false when it is of no channel.</summary>
    public bool TakeVariable(string variable, string value)
    {
        if (!variable.StartsWith(BeginVariable, StringComparison.Ordinal))
        {
            return false;
        }
        string rest = variable[BeginVariable.Length..];
        return Settings.FirstOrDefault(setting => rest.Length > setting.Variable.Length && rest.EndsWith(setting.Variable, StringComparison.Ordinal))
            is { Name: { } name } found && Take(rest[..^found.Variable.Length].ToLowerInvariant().Replace('_', '-'), name, value);
    }

    private bool Take(string channel, string setting, string value)
    {
        if (!values.TryGetValue(channel, out IReadOnlyDictionary<string, string>? of))
        {
            values[channel] = of = new Dictionary<string, string>();
        }
        ((Dictionary<string, string>)of)[setting] = value;
        return true;
    }
}
