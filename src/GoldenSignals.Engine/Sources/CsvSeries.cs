using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>The lines of one symbol while its files are read.</summary>
internal sealed class CsvSeries(Series series)
{
    public Series Series { get; } = series;

    public TradingCalendar Calendar { get; } = TradingCalendar.For(series.Symbol);

    public SessionTimes Times { get; } = new(TradingCalendar.For(series.Symbol), series.Interval);

    /// <summary>Digits of the symbol's price grid.</summary>
    public int Decimals { get; } = (int)Math.Round(Math.Log10(series.Symbol.TicksPerUnit));

    public List<string> Files { get; } = [];

    public List<BarLine> Lines { get; } = [];

    public FindingLog Findings { get; } = new(series.Symbol.Ticker);

    /// <summary>False while every file says nothing but a close.</summary>
    public bool HasVolume { get; set; }

    /// <summary>Adds what was read elsewhere of the same symbol.</summary>
    public void Add(CsvSeries other)
    {
        int files = Files.Count;
        Files.AddRange(other.Files);
        Lines.EnsureCapacity(Lines.Count + other.Lines.Count);
        foreach (BarLine line in other.Lines)
        {
            Lines.Add(line with { File = files + line.File });
        }
        Findings.Take(other.Findings);
        HasVolume |= other.HasVolume;
    }
}
