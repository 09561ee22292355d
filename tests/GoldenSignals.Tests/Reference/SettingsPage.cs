using System.Globalization;
using System.Text;
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
        return page.ToString();
    }

    private static string Default(object? value) => value is string text
        ? text.Length == 0 ? "none" : $"`{text}`"
        : Number(Convert.ToDouble(value, CultureInfo.InvariantCulture));

    private static string Number(double number) => number.ToString(number >= 100_000 ? "#,0" : "0.###", CultureInfo.InvariantCulture);
}
