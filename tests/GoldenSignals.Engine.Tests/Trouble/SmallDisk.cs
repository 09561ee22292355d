using System.Diagnostics;

namespace GoldenSignals.Engine.Tests.Trouble;

/// <summary>A disk of a few megabytes, held in memory, that can be filled, emptied and made read-only.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder folder = new();

    public SmallDisk(int megabytes)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder.Path),
            "needs the machine part: the right to mount a small disk (root on Linux)");
    }

    public string Path => folder.Path;

    private string Junk => System.IO.Path.Combine(Path, "junk");

    /// <summary>Leaves not a byte.</summary>
    public void Fill()
    {
        using var junk = new FileStream(Junk, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        byte[] block = new byte[4096];
        try
        {
            while (true)
            {
                junk.Write(block);
            }
        }
        catch (IOException)
        {
            // full
        }
    }

    public void MakeRoom() => File.Delete(Junk);

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Path));

    public void Dispose()
    {
        Run("umount", "-l", Path);
        folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
