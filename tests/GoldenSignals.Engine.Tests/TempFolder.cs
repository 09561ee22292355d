namespace GoldenSignals.Engine.Tests;

/// <summary>A folder of its own for one test, gone when the test ends.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("golden-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
