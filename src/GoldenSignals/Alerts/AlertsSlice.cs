using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Engine.Alerts;
using GoldenSignals.Web;

namespace GoldenSignals.Alerts;

/// <summary>Alerts: rules in sentences, their dry runs, and what they have told.</summary>
public static class AlertsSlice
{
    public static readonly Slice Slice = new(AlertsShapes.Default, AlertsApi.Map)
    {
        Tools = AlertsTools.All,
        Add = services => services.AddSingleton<AlertStore>().AddSingleton<AlertReceipts>().AddSingleton<AlertRules>().AddSingleton<AlertHistory>(),
    };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AlertsView))]
[JsonSerializable(typeof(AlertRequest))]
[JsonSerializable(typeof(AlertChange))]
[JsonSerializable(typeof(AlertTrialRequest))]
[JsonSerializable(typeof(AlertChecked))]
[JsonSerializable(typeof(AlertWordsView))]
[JsonSerializable(typeof(AlertTrialResult))]
[JsonSerializable(typeof(AlertHistoryView))]
[JsonSerializable(typeof(long?))]
internal sealed partial class AlertsShapes : JsonSerializerContext;
