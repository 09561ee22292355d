using System.Globalization;
using System.Text.RegularExpressions;
using GoldenSignals.Engine.Keys;

namespace GoldenSignals.Engine.Notifications;

/// <summary>Makes channels of what is set under `channels`, and says every fault.</summary>
public static partial class ChannelReader
{
    public const string Section = "channels";

    public const int ChannelsMax = 50;

    /// <summary>What there is when nothing is set: the pages.</summary>
    public static IReadOnlyList<ChannelPlan> Usual { get; } = [Page(KeyRing.Empty, [])];

    /// <param name="set">For each channel its settings by name, as they stand in the file or the environment.</param>
    /// <param name="faults">What is wrong is added here, each under the name of its setting; then the channels are not to be used.</param>
    public static IReadOnlyList<ChannelPlan> Read(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> set, KeyRing keys, List<string> faults)
    {
        if (set.Count == 0 && !keys.FileNames.Any())
        {
            return Usual;
        }
        if (set.Count > ChannelsMax)
        {
            faults.Add($"{Section}: {set.Count} channels are set, {ChannelsMax} at most");
        }
        List<ChannelPlan> plans = [.. set.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Plan(pair.Key, pair.Value, keys, faults)).OfType<ChannelPlan>()];
        if (!set.ContainsKey(ChannelCatalog.Browser))
        {
            plans.Insert(0, Page(keys, faults));
        }
        faults.AddRange(keys.FileNames.Where(name => name.StartsWith($"{Section}.", StringComparison.Ordinal) && !plans.Any(plan => IsKeyOf(plan, name)))
            .Select(name => $"{KeyRing.FileName}: no channel has a secret called \"{name}\""));
        return plans;
    }

    private static ChannelPlan Page(KeyRing keys, List<string> faults) =>
        Plan(ChannelCatalog.Browser, new Dictionary<string, string> { ["kind"] = ChannelCatalog.Browser }, keys, faults)!;

    private static bool IsKeyOf(ChannelPlan plan, string name) =>
        plan.Kind.Settings.Any(setting => setting.IsSecret && name == $"{Section}.{plan.Name}.{setting.Name}");

    private static ChannelPlan? Plan(string name, IReadOnlyDictionary<string, string> set, KeyRing keys, List<string> faults)
    {
        if (!Name().IsMatch(name))
        {
            faults.Add($"{Section}.{name}: a channel is named in lower case letters, digits and hyphens, 30 at most");
            return null;
        }
        string kindName = set.GetValueOrDefault("kind", "");
        if (ChannelCatalog.All.FirstOrDefault(kind => kind.Name == kindName) is not { } kind)
        {
            faults.Add($"{Section}.{name}.kind: \"{kindName}\" is none of {string.Join(", ", ChannelCatalog.All.Select(known => known.Name))}");
            return null;
        }
        if (name == ChannelCatalog.Browser && kind.Name != ChannelCatalog.Browser)
        {
            faults.Add($"{Section}.{name}.kind: the channel called so is the page's; give a {kind.Name} channel another name");
        }
        ChannelSetting[] settings = [.. ChannelCatalog.Settings, .. kind.Settings];
        foreach (string other in set.Keys.Where(key => !settings.Any(setting => setting.Name == key && !setting.IsSecret)))
        {
            faults.Add(settings.Any(setting => setting.Name == other)
                ? $"{Section}.{name}.{other}: is a secret; put it into {KeyRing.FileName} or {KeyRing.Variable($"{Section}.{name}.{other}")}"
                : $"{Section}.{name}.{other}: {kind.Name} has no such setting, but {string.Join(", ", settings.Where(one => !one.IsSecret).Select(one => one.Name))}");
        }
        return Plan(name, kind, new ChannelValues(name, set, settings, keys, faults));
    }

    private static ChannelPlan Plan(string name, ChannelKind kind, ChannelValues values)
    {
        IChannel channel = kind.Open(values);
        int perMinute = values.Number("perMinuteMax", 0, 600);
        return new ChannelPlan(name, kind, channel)
        {
            Title = Words(values, "title"),
            Text = Words(values, "text"),
            Quiet = Quiet(values),
            Digest = TimeSpan.FromMinutes(values.Number("digestMinutes", 0, 1_440)),
            PerMinuteMax = perMinute > 0 ? perMinute : kind.PerMinuteMax,
            TriesMax = values.Number("triesMax", 1, 50),
            TriedMax = TimeSpan.FromHours(values.Number("hoursMax", 1, 168)),
            Timeout = TimeSpan.FromSeconds(values.Number("secondsMax", 1, 60)),
            ResendsUnsure = values.Choice<WhenUnsure>("unsure") switch
            {
                WhenUnsure.Resend => true,
                WhenUnsure.Record => false,
                _ => channel.KnowsRepeats,
            },
        };
    }

    private static Template Words(ChannelValues values, string name)
    {
        try
        {
            return Template.Parse(values.Text(name));
        }
        catch (FormatException fault)
        {
            return values.Wrong(name, fault.Message, Template.Parse(""));
        }
    }

    private static QuietHours? Quiet(ChannelValues values)
    {
        Urgency lets = values.Choice<Urgency>("quietLets");
        string from = values.Text("quietFrom"), until = values.Text("quietUntil"), zone = values.Text("quietZone");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found))
        {
            values.Wrong("quietZone", $"\"{zone}\" is no time zone such as Europe/Berlin or America/New_York", zone);
        }
        if (from.Length == 0 && until.Length == 0)
        {
            return null;
        }
        return Time(values, "quietFrom", from) is { } start && Time(values, "quietUntil", until) is { } end && found is not null
            ? start != end ? new QuietHours(start, end, found, lets) : values.Wrong("quietUntil", "is the same as quietFrom", default(QuietHours))
            : null;
    }

    private static TimeOnly? Time(ChannelValues values, string name, string text) =>
        TimeOnly.TryParseExact(text, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
            ? time
            : values.Wrong(name, $"\"{text}\" is no time such as 22:00", default(TimeOnly?));

    private enum WhenUnsure
    {
        Usual,
        Record,
        Resend,
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,29}$")]
    private static partial Regex Name();
}
