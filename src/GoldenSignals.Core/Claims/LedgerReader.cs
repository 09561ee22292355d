using System.Buffers.Binary;
using System.Text;

namespace GoldenSignals.Core.Claims;

/// <summary>Reads back what <see cref="LedgerBytes"/> wrote, and nothing else: bytes that it would not have written are refused.</summary>
/// <remarks>Every read throws <see cref="FormatException"/> where the bytes end or make no sense.</remarks>
internal ref struct LedgerReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool AtEnd => rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public long Long() => BinaryPrimitives.ReadInt64BigEndian(Take(sizeof(long)));

    public double Double()
    {
        double value = BitConverter.Int64BitsToDouble(Long());
        return double.IsNaN(value) || (value == 0 && double.IsNegative(value)) ? throw Wrong("a number that is never written") : value;
    }

    public byte[] Bytes() => Take(BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)))).ToArray();

    public string String()
    {
        try
        {
            string text = Utf8.GetString(Take(BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)))));
            return LedgerText.IsNormal(text) ? text : throw Wrong("a string that is not in normal form");
        }
        catch (ArgumentException)
        {
            throw Wrong("a string that is no UTF-8");
        }
    }

    public DateTime Time()
    {
        long microseconds = Long();
        long most = (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        if (Math.Abs(microseconds) > most) throw Wrong("a moment out of range");
        return DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
    }

    public bool Has() => Long() switch
    {
        0 => false,
        1 => true,
        _ => throw Wrong("a mark that is neither 0 nor 1"),
    };

    public int Count()
    {
        long count = Long();
        return count >= 0 && count <= rest.Length ? (int)count : throw Wrong("a count that cannot be");
    }

    public static FormatException Wrong(string what) => new($"The entry holds {what}.");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > rest.Length) throw Wrong("fewer bytes than it says");
        ReadOnlySpan<byte> taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
