using System.IO.Compression;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Sources;

/// <summary>A small data folder in LEAN's layout, written by a test.</summary>
internal sealed class LeanFixture : IDisposable
{
    private readonly TempFolder folder = new();

    public string Root => Path.Combine(folder.Path, "Data");

    public void Dispose() => folder.Dispose();

    public void Write(string name, string text)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Zip(string name, string table)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var writer = new StreamWriter(zip.CreateEntry(Path.GetFileNameWithoutExtension(name) + ".csv").Open());
        writer.Write(table);
    }

    public LeanBars Open(string under = "") => LeanBars.Open(Path.Combine(Root, under), TimeProvider.System);

    public static async Task<SourceBars> FetchAsync(LeanBars source, string series) =>
        await source.FetchAsync(source.List().Single(s => s.ToString() == series), TestContext.Current.CancellationToken);
}
