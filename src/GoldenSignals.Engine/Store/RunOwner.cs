using System.Diagnostics;
using System.Globalization;

namespace GoldenSignals.Engine.Store;

/// <summary>Which program a run belongs to: machine, process, and when that process started, since numbers are given out again.</summary>
internal static class RunOwner
{
    /// <summary>A start time is read from the kernel in ticks of a hundredth of a second, and differs a little from reading to reading.</summary>
    private static readonly long SlackTicks = TimeSpan.FromSeconds(2).Ticks;

    public static string ThisProcess { get; } = Describe();

    /// <summary>Whether the program is still there. One of another machine is not: a data folder belongs to one.</summary>
    public static bool IsAlive(string owner)
    {
        string[] parts = owner.Split('/');
        return parts.Length == 3 && parts[0] == Environment.MachineName
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out long started)
            && StartOf(id) is { } ticks && Math.Abs(ticks - started) < SlackTicks;
    }

    private static string Describe()
    {
        using Process self = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{self.Id}/{self.StartTime.ToUniversalTime().Ticks}");
    }

    private static long? StartOf(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
