using System.Buffers.Binary;
using System.Security.Cryptography;
using GoldenSignals.Core.Sessions;

namespace GoldenSignals.Engine.Runtime;

/// <summary>The hash of every input a session was told, in order: two sessions with the same hash were told the same.</summary>
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
                Put(input.Bar.Time.Ticks);
                Put(input.Bar.Open);
                Put(input.Bar.High);
                Put(input.Bar.Low);
                Put(input.Bar.Close);
                Put(input.Bar.Volume);
                break;
            case InputKind.Action:
                Put(input.Action.ExTime.Ticks);
                Put(input.Action.Split);
                Put(input.Action.Dividend);
                break;
            case InputKind.Context:
                Put(input.Context.Time.Ticks);
                Put(input.Context.Symbols);
                Put(input.Context.MedianReturn5);
                Put(input.Context.MarketReturn);
                Put(input.Context.Breadth);
                Put(input.Context.MomentumRank);
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

    public void Dispose() => hash.Dispose();

    private void Put(double value) => Put(BitConverter.DoubleToInt64Bits(value));

    private void Put(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(used), value);
        used += sizeof(long);
    }

    private void Flush()
    {
        hash.AppendData(buffer, 0, used);
        used = 0;
    }
}
