using System.Globalization;
using GoldenSignals.Engine.Notifications;
using GoldenSignals.Web;

namespace GoldenSignals.Notifications;

/// <summary>Finds what was asked for, or says what there is.</summary>
internal static class Channels
{
    public static ChannelPlan Find(Settings settings, string name) => settings.Channels.FirstOrDefault(plan => plan.Name == name)
        ?? throw Fault.NotFound(
            $"no channel is called \"{name}\"",
            $"There are {string.Join(", ", settings.Channels.Select(plan => plan.Name))}. Others are set up in {SettingsReader.FileName}: docs/how-to/notifications.md.");

    /// <summary>Null when none is asked for.</summary>
    public static DeliveryState? State(string? text) => text is null or "" ? null
        : Enum.TryParse(text, ignoreCase: true, out DeliveryState state) && char.IsAsciiLetter(text[0]) ? state
        : throw Fault.Parameter("state", $"\"{text}\" is no state", "A state is waiting, sending, sent, dead, expired or unknown.");

    public static long Id(string name, string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
        ? id
        : throw Fault.Parameter(name, $"\"{text}\" is no delivery", "Take it from the list of deliveries.");

    /// <summary>Has a delivery tried again.</summary>
    public static async Task<Delivery> RetryAsync(Deliveries deliveries, long id, CancellationToken stop)
    {
        Delivery? Now() => deliveries.List(limit: 1, before: id + 1).FirstOrDefault(delivery => delivery.Id == id);
        if (Now() is not { } delivery)
        {
            throw Fault.NotFound($"there is no delivery {id}", "`golden channels deliveries` lists them.");
        }
        return await deliveries.RetryAsync(id, stop)
            ? Now()!
            : throw Fault.Usage(
                $"delivery {id} is {delivery.State.ToString().ToLowerInvariant()}", "Only one that is dead, or of unknown fate, can be tried again.");
    }
}
