using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>How the files of an import are laid out.</summary>
public enum ImportFormat
{
    /// <summary>As the path shows: a LEAN data folder, tables, or both under one folder.</summary>
    Auto,
    Csv,
    Lean,
}

/// <summary>What a person said about an import.</summary>
/// <param name="Symbol">The symbol of one file, or the only one wanted.</param>
/// <param name="Interval">Bar length of CSV files; of a LEAN folder, the only one wanted.</param>
/// <param name="Adjust">Whether splits and dividends come in with the bars. Bars are raw either way.</param>
/// <param name="Replace">Whether bars of another source are deleted for these.</param>
public sealed record ImportOptions(
    ImportFormat Format = ImportFormat.Auto, string? Symbol = null, Interval? Interval = null, CsvMap? Map = null, AssetClass? Asset = null,
    bool Adjust = true, bool Replace = false)
{
    public static readonly ImportOptions None = new();
}

/// <summary>What came of an import.</summary>
/// <param name="Files">Files bars were read from.</param>
public sealed record ImportReport(int Files, IReadOnlyList<ImportedSeries> Symbols, IReadOnlyList<Finding> Findings);

/// <summary>What came of one series.</summary>
/// <param name="Added">Bars that were not stored before.</param>
/// <param name="Replaced">Bars that were stored with other numbers.</param>
/// <param name="Refused">Lines that were not taken because they are damaged.</param>
/// <param name="First">Close of the first bar read, UTC; null when none was.</param>
public sealed record ImportedSeries(string Symbol, string Interval, int Added, int Replaced, int Refused, DateTime? First, DateTime? Last);

/// <summary>How far an import is.</summary>
/// <param name="Series">The series just done.</param>
public readonly record struct ImportProgress(int FilesDone, int Files, long BytesDone, long Bytes, string Series);
