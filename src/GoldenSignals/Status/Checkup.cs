using System.ComponentModel;
using System.Diagnostics;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Status;

/// <summary>Missing is said of optional parts only; a failed check stops the program from working.</summary>
public enum CheckState
{
    Ok,
    Missing,
    Failed,
}

/// <summary>One thing looked at.</summary>
/// <param name="Remedy">What to do; null when nothing has to be done.</param>
public sealed record Check(string Name, CheckState State, string Detail, string? Remedy);

/// <summary>Looks at everything the program needs from the machine.</summary>
public static class Checkup
{
    private const double FreeGigabytesMin = 1;
    private const int ProbeSecondsMax = 10;

    /// <param name="dataFolder">From the command line; null when it names none.</param>
    public static IReadOnlyList<Check> Run(string? dataFolder, IReadOnlyDictionary<string, string> environment)
    {
        string? tree = SourceTree.Find();
        List<Check> checks = [new("runtime", CheckState.Ok, $".NET {Environment.Version} on {Environment.ProcessorCount} cores", null)];
        try
        {
            Settings settings = SettingsReader.Read(dataFolder, environment);
            checks.Add(new("settings", CheckState.Ok, SettingsDetail(settings), null));
            checks.Add(Folder(settings.Data));
            checks.Add(Disk(settings.Data));
            checks.Add(Bars(settings.Data));
            checks.AddRange(SourceCheckup.Look(settings, TimeProvider.System));
        }
        catch (Fault fault)
        {
            checks.Add(new("settings", CheckState.Failed, fault.Message, fault.Remedy));
        }
        catch (StoreException)
        {
            // said of the database above
        }
        checks.Add(WebApp(tree));
        return tree is null ? checks : [.. checks, .. Building(tree)];
    }

    /// <summary>What only those need who build from the source tree.</summary>
    private static IEnumerable<Check> Building(string tree) =>
    [
        Tool("SDK", "dotnet", tree, "Only rebuilding and `golden agents new` need it: https://dotnet.microsoft.com/download/dotnet/10.0"),
        Tool("Node", "node", tree, "Only building the web app needs it: https://nodejs.org"),
        Replay(tree),
    ];

    private static string SettingsDetail(Settings settings)
    {
        string file = Path.Combine(settings.Data, SettingsReader.FileName);
        return File.Exists(file) ? $"read from {file}" : $"defaults; {file} would change them";
    }

    /// <summary>Tries to write where the database is or would be, and leaves nothing behind.</summary>
    private static Check Folder(string data)
    {
        string full = Path.GetFullPath(data);
        try
        {
            string probe = Path.Combine(Nearest(full), $".golden-probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new("data folder", CheckState.Ok, Directory.Exists(full) ? $"{full} can be written" : $"{full} can be made", null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new("data folder", CheckState.Failed, fault.Message, "Name a folder you may write with --data DIR.");
        }
    }

    private static Check Disk(string data)
    {
        double free = new DriveInfo(Nearest(Path.GetFullPath(data))).AvailableFreeSpace / 1e9;
        return free >= FreeGigabytesMin
            ? new("disk space", CheckState.Ok, $"{free:0.0} GB free", null)
            : new("disk space", CheckState.Failed, $"{free:0.0} GB free", $"Make room: at least {FreeGigabytesMin} GB is needed.");
    }

    /// <summary>The folder, or the nearest one above it that is there.</summary>
    private static string Nearest(string folder) =>
        Path.Exists(folder) || Path.GetDirectoryName(folder) is not { } above ? folder : Nearest(above);

    private static Check Bars(string data)
    {
        if (!File.Exists(Path.Combine(data, Database.FileName)))
        {
            return new("database", CheckState.Missing, "nothing is stored yet", "`golden import FILE` brings bars in, `golden demo` made-up ones.");
        }
        try
        {
            using Database database = Database.Open(data);
            IReadOnlyList<SeriesInfo> series = new BarStore(database).List();
            return new("database", CheckState.Ok, $"{series.Count:N0} series with {series.Sum(info => (long)info.Bars):N0} bars", null);
        }
        catch (StoreException fault)
        {
            return new("database", CheckState.Failed, fault.Message, "Restore the file from a copy, or choose another folder with --data.");
        }
    }

    private static Check Tool(string name, string program, string? folder, string remedy)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, "--version")
            {
                RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "",
            })!;
            string version = process.StandardOutput.ReadLine() ?? "";
            bool ended = process.WaitForExit(TimeSpan.FromSeconds(ProbeSecondsMax)) && process.ExitCode == 0;
            return ended ? new(name, CheckState.Ok, version, null) : new(name, CheckState.Missing, $"{program} does not run", remedy);
        }
        catch (Win32Exception)
        {
            return new(name, CheckState.Missing, $"{program} is not installed", remedy);
        }
    }

    private static Check WebApp(string? tree) => CarriedFiles.Any
        ? new("web app", CheckState.Ok, "inside this program", null)
        : tree is not null && File.Exists(Path.Combine(tree, "web", "dist", "index.html"))
            ? new("web app", CheckState.Ok, "built", null)
            : new("web app", CheckState.Missing, "not built", "`./golden serve` builds it.");

    private static Check Replay(string tree) => VegaSp500.Find([tree, AppContext.BaseDirectory]) is { } file
        ? new("S&P 500 replay", CheckState.Ok, file, null)
        : new("S&P 500 replay", CheckState.Missing, "its file is not there", "It comes with the web app's packages: `npm ci` in web/.");
}
