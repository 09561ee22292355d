using System.Buffers.Binary;
using System.Text;

namespace GoldenSignals.Core.Claims;

/// <summary>
/// Writes the fields of an entry as bytes, the same on every machine: whole numbers as 8 bytes big-endian, doubles as their IEEE bytes (−0 as 0,
/// NaN refused), strings as 4 bytes of length and UTF-8 in normal form C, times as microseconds since 1970 UTC.
/// </summary>
public sealed class LedgerBytes
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] bytes = new byte[512];
    private int used;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, used);

    public LedgerBytes Put(byte value)
    {
        Room(1)[0] = value;
        return this;
    }

    public LedgerBytes Put(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), value);
        return this;
    }

    /// <exception cref="ArgumentOutOfRangeException">The value is no number.</exception>
    public LedgerBytes Put(double value)
    {
        if (double.IsNaN(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "The ledger takes no NaN: what is unknown is left out.");
        return Put(BitConverter.DoubleToInt64Bits(value == 0 ? 0.0 : value));
    }

    /// <exception cref="ArgumentException">The text is not surely in normal form C, in which the same text has the same bytes.</exception>
    public LedgerBytes Put(string value)
    {
        if (!LedgerText.IsNormal(value)) throw new ArgumentException($"\"{value}\" has signs that may be written in several ways.", nameof(value));
        int length = Utf8.GetByteCount(value);
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), length);
        Utf8.GetBytes(value, Room(length));
        return this;
    }

    /// <exception cref="ArgumentOutOfRangeException">The moment is not UTC, or finer than a microsecond.</exception>
    public LedgerBytes Put(DateTime utc)
    {
        if (utc.Kind != DateTimeKind.Utc || utc.Ticks % TimeSpan.TicksPerMicrosecond != 0)
            throw new ArgumentOutOfRangeException(nameof(utc), utc, "The ledger takes whole microseconds of UTC.");
        return Put((utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>Bytes of a fixed length, as of a hash.</summary>
    public LedgerBytes PutRaw(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        return this;
    }

    /// <summary>4 bytes of length, and the bytes.</summary>
    public LedgerBytes PutBytes(ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), value.Length);
        return PutRaw(value);
    }

    /// <summary>1 and the value, or 0 for none.</summary>
    public LedgerBytes PutMaybe(long? value) => value is { } known ? Put(1L).Put(known) : Put(0L);

    public LedgerBytes PutMaybe(double? value) => value is { } known ? Put(1L).Put(known) : Put(0L);

    public LedgerBytes PutMaybe(DateTime? value) => value is { } known ? Put(1L).Put(known) : Put(0L);

    /// <summary>How many there are, and each.</summary>
    public LedgerBytes PutAll<T>(IReadOnlyList<T> items, Action<LedgerBytes, T> put)
    {
        Put((long)items.Count);
        foreach (T item in items) put(this, item);
        return this;
    }

    private Span<byte> Room(int count)
    {
        if (bytes.Length - used < count) Array.Resize(ref bytes, Math.Max(2 * bytes.Length, used + count));
        used += count;
        return bytes.AsSpan(used - count, count);
    }
}
