using System.Globalization;
using System.Text;
using GoldenSignals.Engine.Notifications;
using GoldenSignals.Web;

namespace GoldenSignals.Tests.Reference;

/// <summary>docs/reference/settings.md, from the settings tree.</summary>
internal static class SettingsPage
{
    public static string Write()
    {
        var page = new StringBuilder("""
            # Settings

            This page is written from `Settings` by a test. A setting stands in `settings.json` in the data folder under its name (`risk.accountSize` is
            `{ "risk": { "accountSize": 5000 } }`); its environment variable comes before the file. Unknown names and values out of bounds are refused,
            all at once.

            | name | variable | default | bounds | what it is for |
            |---|---|---|---|---|

            """);
        foreach (SettingsReader.Entry entry in SettingsReader.All)
        {
            object? value = entry.Property.GetValue(SettingsReader.Owner(new Settings(), entry.Path));
            string bounds = double.IsFinite(entry.Meaning.Min) ? $"{Number(entry.Meaning.Min)} to {Number(entry.Meaning.Max)}" : "";
            page.Append(CultureInfo.InvariantCulture, $"| `{entry.Path}` | `{entry.Variable}` | {Default(value)} | {bounds} | {entry.Meaning.Summary} |\n");
        }
        Channels(page);
        return page.ToString();
    }

    private static void Channels(StringBuilder page)
    {
        page.Append("""

            ## Channels

            A [way to reach you](../how-to/notifications.md) stands under a name of your own: `channels.phone.kind` is `GOLDEN_CHANNELS_PHONE_KIND`. Secrets are no settings:
            they stand in the file `keys.json` of the data folder, which only its owner may read (`chmod 600`), or in a variable as `GOLDEN_KEY_CHANNELS_PHONE_TOKEN`.

            """);
        Table(page, "every channel", "Common to all kinds.", ChannelCatalog.Settings);
        foreach (ChannelKind kind in ChannelCatalog.All.Where(kind => kind.Settings.Count > 0))
        {
            Table(page, kind.Name, $"{kind.Summary} {kind.PerMinuteMax} tries a minute unless said.", kind.Settings);
        }
        page.Append("\n### fields of templates\n\n");
        foreach (NoticeField field in NoticeFields.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"- `{{{field.Name}}}`: {field.Summary}\n");
        }
    }

    private static void Table(StringBuilder page, string title, string summary, IReadOnlyList<ChannelSetting> settings)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n{summary}\n\n| name | default | what it is for |\n|---|---|---|\n");
        foreach (ChannelSetting setting in settings)
        {
            string value = setting.IsRequired ? "must be set" : setting.Default.Length > 0 ? $"`{setting.Default}`" : "none";
            page.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}`{(setting.IsSecret ? " (secret)" : "")} | {value} | {setting.Summary} |\n");
        }
    }

    private static string Default(object? value) => value is string text
        ? text.Length == 0 ? "none" : $"`{text}`"
        : Number(Convert.ToDouble(value, CultureInfo.InvariantCulture));

    private static string Number(double number) => number.ToString(number >= 100_000 ? "#,0" : "0.###", CultureInfo.InvariantCulture);
}
