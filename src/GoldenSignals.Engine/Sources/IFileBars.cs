using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>A source that reads files, so that an import can say how far it is and what it passed over.</summary>
public interface IFileBars : IListedBars
{
    /// <summary>The folder that names of files, in findings too, are relative to.</summary>
    string Folder { get; }

    /// <summary>What concerns files as a whole: unreadable ones, passed-over ones.</summary>
    IReadOnlyList<Finding> FileFindings { get; }

    /// <summary>The files one series is read from.</summary>
    IReadOnlyList<SourceFile> FilesOf(Series series);
}

/// <summary>A file by its place under the source's folder, '/' between folders.</summary>
public readonly record struct SourceFile(string Path, string Name, long Bytes);
