using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Keys;

/// <summary>
/// The one place secrets come from: the file `keys.json` of the data folder, which only its owner may read, and environment variables, which come
/// before it. A name is a path such as `channels.phone.token`; its variable is `GOLDEN_KEY_CHANNELS_PHONE_TOKEN`.
/// </summary>
public sealed class KeyRing
{
    public const string FileName = "keys.json", Prefix = "GOLDEN_KEY_";

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Shorter ones are not looked for in texts: they would be found everywhere.</summary>
    private const int HiddenLettersMin = 4;

    private readonly IReadOnlyDictionary<string, string> file;
    private readonly IReadOnlyDictionary<string, string> variables;
    private readonly string[] hidden;

    private KeyRing(IReadOnlyDictionary<string, string> file, IReadOnlyDictionary<string, string> variables)
    {
        (this.file, this.variables) = (file, variables);
        hidden = [.. file.Values.Concat(variables.Values).SelectMany(Forms).Where(form => form.Length >= HiddenLettersMin).Distinct().OrderByDescending(form => form.Length)];
    }

    /// <summary>No keys at all.</summary>
    public static KeyRing Empty { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>Names of the keys in the file, for whoever checks that each is of use. Those of the environment cannot be turned back into names.</summary>
    public IEnumerable<string> FileNames => file.Keys;

    /// <summary>Reads the keys of a data folder.</summary>
    /// <exception cref="StoreException">Others may read the file, or it holds no JSON object of texts.</exception>
    public static KeyRing Read(string folder, IReadOnlyDictionary<string, string> environment)
    {
        string path = Path.Combine(folder, FileName);
        var keys = new Dictionary<string, string>();
        if (File.Exists(path))
        {
            Guard(path);
            Flatten(Parse(path), "", keys, path);
        }
        Dictionary<string, string> variables = environment.Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal) && pair.Value.Length > 0)
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        return keys.Count + variables.Count == 0 ? Empty : new KeyRing(keys, variables);
    }

    /// <summary>The key of a name, or null.</summary>
    public Secret? Find(string name) =>
        (variables.GetValueOrDefault(Variable(name)) ?? file.GetValueOrDefault(name)) is { Length: > 0 } text ? new Secret(text) : null;

    /// <summary>The environment variable of a name: `channels.my-phone.secretOld` is `GOLDEN_KEY_CHANNELS_MY_PHONE_SECRET_OLD`.</summary>
    public static string Variable(string name)
    {
        var text = new StringBuilder(Prefix);
        foreach (char letter in name)
        {
            text.Append(char.IsAsciiLetterUpper(letter) ? $"_{letter}" : char.IsAsciiLetterOrDigit(letter) ? $"{char.ToUpperInvariant(letter)}" : "_");
        }
        return text.ToString();
    }

    /// <summary>A text in which every key that stands in it is covered: for what comes from outside and may repeat what it was sent.</summary>
    public string Hide(string text) => hidden.Aggregate(text, (covered, form) => covered.Replace(form, Secret.Hidden, StringComparison.Ordinal));

    private static IEnumerable<string> Forms(string text)
    {
        yield return text;
        yield return Uri.EscapeDataString(text);
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.PathAndQuery.Length > 1)
        {
            yield return address.PathAndQuery;
        }
    }

    private static void Guard(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new StoreException($"{path} may be read or written by others. Take that from them with `chmod 600 {path}`.");
        }
    }

    private static JsonNode? Parse(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException fault)
        {
            // The message of the fault itself may repeat a piece of the file.
            throw new StoreException($"{path} is not JSON: look at line {fault.LineNumber + 1}.");
        }
    }

    private static void Flatten(JsonNode? node, string name, Dictionary<string, string> keys, string path)
    {
        if (node is JsonObject map)
        {
            foreach ((string part, JsonNode? child) in map)
            {
                Flatten(child, name.Length == 0 ? part : $"{name}.{part}", keys, path);
            }
        }
        else if (name.Length > 0 && node?.GetValueKind() == JsonValueKind.String)
        {
            keys[name] = node.GetValue<string>();
        }
        else
        {
            throw new StoreException($"{path}: {(name.Length == 0 ? "the file must hold an object" : $"\"{name}\" must be a text")}.");
        }
    }
}
