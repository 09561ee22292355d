using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Notifications;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Web;

/// <summary>Reads the settings once: defaults, file, environment, command line. Says every fault, not only the first.</summary>
public static class SettingsReader
{
    public const string FileName = "settings.json", Prefix = "GOLDEN_";

    /// <summary>One setting: its path in the file, its environment name and where it stands in the tree.</summary>
    public sealed record Entry(string Path, string Variable, PropertyInfo Property, SettingAttribute Meaning);

    /// <summary>Every setting, in the order of the tree.</summary>
    public static IReadOnlyList<Entry> All { get; } = [.. Walk(typeof(Settings), "")];

    /// <param name="dataFolder">From the command line; null when it names none.</param>
    /// <exception cref="Fault">The file cannot be read, a name is unknown or a value is out of bounds.</exception>
    public static Settings Read(string? dataFolder, IReadOnlyDictionary<string, string> environment)
    {
        List<string> faults = [];
        string data = dataFolder ?? environment.GetValueOrDefault(Prefix + "DATA") ?? new Settings().Data;
        string file = Path.Combine(data, FileName);
        var values = new Dictionary<string, string>();
        var channels = new ChannelSection();
        TakeFile(file, values, channels, faults);
        TakeEnvironment(environment, values, channels, faults);
        values["data"] = data;
        KeyRing keys = ReadKeys(data, environment, faults);
        Settings settings = Fill(values, faults) with { Keys = keys, Channels = ChannelReader.Read(channels.Values, keys, faults) };
        if (!IPAddress.TryParse(settings.Bind, out _))
        {
            faults.Add($"bind: \"{settings.Bind}\" is not an address such as 127.0.0.1");
        }
        if (settings.Market.Hours is not (MarketSettings.Regular or MarketSettings.Extended))
        {
            faults.Add($"market.hours: \"{settings.Market.Hours}\" is neither {MarketSettings.Regular} nor {MarketSettings.Extended}");
        }
        faults.AddRange(settings.Market.LongerNames().Where(name => !Interval.TryParse(name, out _))
            .Select(name => $"market.longer: \"{name}\" is no interval; one is {string.Join(' ', Interval.All)}"));
        faults.AddRange(settings.Sources.Faults());
        faults.AddRange(settings.ToSession().Disabled.Where(name => AgentCatalog.Find(name) is null)
            .Select(name => $"agents.disabled: there is no agent \"{name}\""));
        return faults.Count == 0
            ? settings
            : throw new Fault("settings", "wrong settings:\n  " + string.Join("\n  ", faults), $"Correct {file} or the environment.");
    }

    private static KeyRing ReadKeys(string data, IReadOnlyDictionary<string, string> environment, List<string> faults)
    {
        try
        {
            return KeyRing.Read(data, environment);
        }
        catch (StoreException fault)
        {
            faults.Add(fault.Message);
            return KeyRing.Empty;
        }
    }

    private static void TakeFile(string file, Dictionary<string, string> values, ChannelSection channels, List<string> faults)
    {
        if (!File.Exists(file))
        {
            return;
        }
        try
        {
            JsonNode? node = JsonNode.Parse(
                File.ReadAllText(file), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            Flatten(node, "", values, channels, faults, file);
        }
        catch (JsonException fault)
        {
            faults.Add($"{file}: {fault.Message}");
        }
    }

    private static void Flatten(
        JsonNode? node, string path, Dictionary<string, string> values, ChannelSection channels, List<string> faults, string file)
    {
        if (node is JsonObject map)
        {
            foreach ((string name, JsonNode? child) in map)
            {
                Flatten(child, path.Length == 0 ? name : $"{path}.{name}", values, channels, faults, file);
            }
        }
        else if (All.Any(entry => entry.Path == path && path != "data"))
        {
            values[path] = node?.ToString() ?? "";
        }
        else if (!channels.TakePath(path, node?.ToString() ?? ""))
        {
            faults.Add($"{file}: {(path.Length == 0 ? "the file must hold an object" : $"no setting is called \"{path}\"")}");
        }
    }

    private static void TakeEnvironment(
        IReadOnlyDictionary<string, string> environment, Dictionary<string, string> values, ChannelSection channels, List<string> faults)
    {
        foreach ((string name, string value) in environment.Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal)
            && !pair.Key.StartsWith(KeyRing.Prefix, StringComparison.Ordinal)))
        {
            if (All.FirstOrDefault(entry => entry.Variable == name) is { } entry)
            {
                values[entry.Path] = value;
            }
            else if (!channels.TakeVariable(name, value))
            {
                faults.Add($"environment: no setting is called {name}");
            }
        }
    }

    private static Settings Fill(Dictionary<string, string> values, List<string> faults)
    {
        var settings = new Settings();
        foreach (Entry entry in All.Where(entry => values.ContainsKey(entry.Path)))
        {
            if (Parse(entry, values[entry.Path], faults) is { } value)
            {
                entry.Property.SetValue(Owner(settings, entry.Path), value);
            }
        }
        return settings;
    }

    private static object? Parse(Entry entry, string text, List<string> faults)
    {
        if (entry.Property.PropertyType == typeof(string))
        {
            return text;
        }
        bool whole = entry.Property.PropertyType == typeof(int);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number >= entry.Meaning.Min && number <= entry.Meaning.Max && (!whole || number == Math.Truncate(number)))
        {
            return whole ? (object)(int)number : number;
        }
        string kind = whole ? "a whole number" : "a number";
        faults.Add(string.Create(CultureInfo.InvariantCulture,
            $"{entry.Path} ({entry.Variable}): \"{text}\" is not {kind} from {entry.Meaning.Min} to {entry.Meaning.Max}"));
        return null;
    }

    /// <summary>The part of the tree a setting stands in.</summary>
    public static object Owner(Settings settings, string path)
    {
        object owner = settings;
        foreach (string part in path.Split('.').SkipLast(1))
        {
            owner = owner.GetType().GetProperty(Pascal(part))!.GetValue(owner)!;
        }
        return owner;
    }

    private static IEnumerable<Entry> Walk(Type type, string path)
    {
        foreach (PropertyInfo property in type.GetProperties())
        {
            string here = path + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (property.GetCustomAttribute<SettingAttribute>() is { } meaning)
            {
                yield return new Entry(here, Prefix + Upper(here), property, meaning);
            }
            else if (property.PropertyType.Namespace == typeof(Settings).Namespace)
            {
                foreach (Entry entry in Walk(property.PropertyType, here + "."))
                {
                    yield return entry;
                }
            }
        }
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    internal static string Upper(string path)
    {
        var name = new StringBuilder();
        foreach (char letter in path)
        {
            name.Append(letter == '.' ? "_" : char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString());
        }
        return name.ToString();
    }
}
