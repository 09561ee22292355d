using System.Text;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Sources;

/// <summary>CSV files written by a test and read back.</summary>
internal sealed class CsvFixture : IDisposable
{
    private readonly TempFolder folder = new();

    public string Folder => folder.Path;

    public void Dispose() => folder.Dispose();

    public string Write(string name, string text, Encoding? encoding = null)
    {
        string path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    public static async Task<SourceBars> ReadAsync(string path, CsvOptions? options = null)
    {
        CsvBars source = await OpenAsync(path, options);
        return await source.FetchAsync(Assert.Single(source.List()), TestContext.Current.CancellationToken);
    }

    public static Task<CsvBars> OpenAsync(string path, CsvOptions? options = null) =>
        CsvBars.OpenAsync(path, options ?? CsvOptions.None, TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>Close of a session that ends at 16:00 New York in winter.</summary>
    public static DateTime Close(int year, int month, int day) => new(year, month, day, 21, 0, 0, DateTimeKind.Utc);

    public static Bar Bar(DateTime time, double open, double high, double low, double close, double volume) =>
        new(time, Ticks(open), Ticks(high), Ticks(low), Ticks(close), volume);

    private static long Ticks(double price) => (long)Math.Round(price * 10_000);
}
