namespace GoldenSignals.Bench;

/// <summary>A folder that goes when it is no longer needed.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("golden-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
