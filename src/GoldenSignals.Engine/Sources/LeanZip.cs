using System.IO.Compression;

namespace GoldenSignals.Engine.Sources;

/// <summary>Reads the one table a LEAN zip holds.</summary>
internal static class LeanZip
{
    public const long EntryBytesMax = 1L << 29;

    /// <exception cref="SourceException">It is damaged, holds no table, or unpacks to more than it may.</exception>
    public static byte[] Read(SourceFile file)
    {
        try
        {
            using ZipArchive zip = ZipFile.OpenRead(file.Path);
            ZipArchiveEntry entry = zip.Entries.FirstOrDefault(static e => e.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
                ?? throw new SourceException($"{file.Name}: no table in it");
            if (entry.Length > EntryBytesMax)
            {
                throw new SourceException($"{file.Name}: unpacks to {entry.Length >> 20} MB, more than {EntryBytesMax >> 20}");
            }
            using Stream stream = entry.Open();
            byte[] text = new byte[entry.Length];
            stream.ReadExactly(text);
            return text;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{file.Name}: {fault.Message}", fault);
        }
    }
}
