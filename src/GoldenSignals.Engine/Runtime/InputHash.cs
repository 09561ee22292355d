using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// SHA-256 over every input a session was told, in order: two sessions with the same hash were told the same. Whole numbers are big-endian,
/// times microseconds since 1970, doubles their IEEE bits, texts their length and UTF-8.
/// </summary>
public sealed class InputHash : IDisposable
{
    private const int FieldsMax = 8, BufferInputs = 64;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = new byte[FieldsMax * sizeof(long) * BufferInputs];
    private int used;

    public void Add(in Input input)
    {
        if (buffer.Length - used < FieldsMax * sizeof(long))
        {
            Flush();
        }
        Put((long)input.Kind);
        switch (input.Kind)
        {
            case InputKind.Bar:
                Put(Moment.ToMicroseconds(input.Bar.Time));
                Put(input.Bar.Open);
                Put(input.Bar.High);
                Put(input.Bar.Low);
                Put(input.Bar.Close);
                Put(input.Bar.Volume);
                break;
            case InputKind.Action:
                Put(Moment.ToMicroseconds(input.Action.ExTime));
                Put(input.Action.Split);
                Put(input.Action.Dividend);
                break;
            case InputKind.Context:
                Put(Moment.ToMicroseconds(input.Context.Time));
                Put(input.Context.Symbols);
                Put(input.Context.MedianReturn5);
                Put(input.Context.MarketReturn);
                Put(input.Context.Breadth);
                Put(input.Context.MomentumRank);
                break;
            case InputKind.Opinion:
                Put(input.Opinion!.Agent);
                Put(input.Opinion.Target);
                Put(Moment.ToMicroseconds(input.Opinion.Time));
                Put(input.Opinion.Score);
                Put(input.Opinion.Confidence);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(input), input.Kind, "This kind of input has no hash yet.");
        }
    }

    /// <summary>64 hexadecimal digits; more inputs may follow.</summary>
    public string Current()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>The first bytes of the same hash, as many as fit.</summary>
    public void CurrentInto(Span<byte> first)
    {
        Flush();
        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetCurrentHash(whole);
        whole[..first.Length].CopyTo(first);
    }

    public void Dispose() => hash.Dispose();

    // Many bit patterns are no number, and all say the same.
    private void Put(double value) => Put(BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value));

    private void Put(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(used), value);
        used += sizeof(long);
    }

    private void Put(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Put(bytes.Length);
        Flush();
        hash.AppendData(bytes);
    }

    private void Flush()
    {
        hash.AppendData(buffer, 0, used);
        used = 0;
    }
}
