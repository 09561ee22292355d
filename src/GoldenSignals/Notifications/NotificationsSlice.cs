using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Engine.Notifications;
using GoldenSignals.Web;

namespace GoldenSignals.Notifications;

/// <summary>Notices on their way to a person.</summary>
public static class NotificationsSlice
{
    public static readonly Slice Slice = new(NotificationsShapes.Default, NotificationsApi.Map)
    {
        Add = services => services.AddSingleton<Deliveries>().AddSingleton(PostmanHost.Create).AddHostedService<PostmanHost>(),
    };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ChannelView[]))]
[JsonSerializable(typeof(AttemptView))]
[JsonSerializable(typeof(DeliveriesPage))]
[JsonSerializable(typeof(DeliveryView))]
[JsonSerializable(typeof(InboxPage))]
[JsonSerializable(typeof(long?))]
internal sealed partial class NotificationsShapes : JsonSerializerContext;
