using System.Globalization;

namespace GoldenSignals.Web;

/// <summary>Writes comma-separated values that a spreadsheet shows and never runs.</summary>
public static class Csv
{
    /// <summary>Text that a spreadsheet would take for a formula gets an apostrophe in front.</summary>
    public static string Field(string? text)
    {
        string safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text ?? "";
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"")}\"";
    }

    /// <summary>A number, empty while it is not known.</summary>
    public static string Field(double? number) =>
        number is { } known && double.IsFinite(known) ? known.ToString("R", CultureInfo.InvariantCulture) : "";

    /// <summary>A moment in UTC, with parts of a second only where it has some.</summary>
    public static string Field(DateTime? time) =>
        time?.ToString(time.Value.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "O", CultureInfo.InvariantCulture) ?? "";
}
