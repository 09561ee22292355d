using System.Numerics;
using System.Runtime.Intrinsics;

namespace GoldenSignals.Engine.Sources;

/// <summary>Where a field lies in its line.</summary>
internal readonly record struct CsvField(int Start, int Length)
{
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> line) => line.Slice(Start, Length);
}

/// <summary>Cuts a line of bytes into fields: no copies, quotes and blanks around a field taken off.</summary>
internal static class CsvFields
{
    public const int ColumnsMax = 64;

    /// <returns>Number of fields; one more than there is room for when the line has more.</returns>
    public static int Split(ReadOnlySpan<byte> line, byte separator, Span<CsvField> fields)
    {
        if (line.Contains((byte)'"'))
        {
            return SplitQuoted(line, separator, fields);
        }
        int count = 0, start = 0, at = 0;
        Vector128<byte> separators = Vector128.Create(separator);
        for (; at + Vector128<byte>.Count <= line.Length; at += Vector128<byte>.Count)
        {
            uint found = Vector128.Equals(Vector128.Create(line.Slice(at, Vector128<byte>.Count)), separators).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
            {
                if (count == fields.Length)
                {
                    return count + 1;
                }
                int end = at + BitOperations.TrailingZeroCount(found);
                fields[count++] = Trim(line, start, end);
                start = end + 1;
            }
        }
        for (; at <= line.Length; at++)
        {
            if (at < line.Length && line[at] != separator)
            {
                continue;
            }
            if (count == fields.Length)
            {
                return count + 1;
            }
            fields[count++] = Trim(line, start, at);
            start = at + 1;
        }
        return count;
    }

    /// <summary>Takes the next line off the front of a text, without its end.</summary>
    public static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return line.Length > 0 && line[^1] == '\r' ? line[..^1] : line;
    }

    /// <summary>Empty, or a remark.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> line) =>
        line.Length == 0 || line[0] == '#' || (line[0] <= ' ' && line.Trim(" \t"u8).Length == 0);

    private static int SplitQuoted(ReadOnlySpan<byte> line, byte separator, Span<CsvField> fields)
    {
        int count = 0, start = 0;
        while (true)
        {
            int length = QuotedLength(line[start..], separator);
            int end = length < 0 ? line.Length : start + length;
            if (count == fields.Length)
            {
                return count + 1;
            }
            fields[count++] = Trim(line, start, end);
            if (length < 0)
            {
                return count;
            }
            start = end + 1;
        }
    }

    private static int QuotedLength(ReadOnlySpan<byte> rest, byte separator)
    {
        bool inside = false;
        for (int i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '"')
            {
                inside = !inside;
            }
            else if (rest[i] == separator && !inside)
            {
                return i;
            }
        }
        return -1;
    }

    private static CsvField Trim(ReadOnlySpan<byte> line, int start, int end)
    {
        // Blanks and quotes all stand before digits and letters in the table of characters, so one comparison settles most fields.
        while (start < end && line[start] <= '\'' && line[start] is (byte)' ' or (byte)'"' or (byte)'\'')
        {
            start++;
        }
        while (end > start && line[end - 1] <= '\'' && line[end - 1] is (byte)' ' or (byte)'"' or (byte)'\'')
        {
            end--;
        }
        return new CsvField(start, end - start);
    }
}
