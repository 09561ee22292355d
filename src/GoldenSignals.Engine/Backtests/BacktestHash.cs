using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Backtests;

/// <summary>Names data and results by what is in them.</summary>
internal static class BacktestHash
{
    public static byte[] Of(PriceSeries series)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{series.Symbol.Ticker}\n{series.Symbol.AssetClass}\n{series.Interval}\n{series.First}\n{series.Count}\n"));
        foreach (long[] column in (long[][])[series.Times, series.Opens, series.Highs, series.Lows, series.Closes])
        {
            hash.AppendData(MemoryMarshal.AsBytes(column.AsSpan()));
        }
        hash.AppendData(MemoryMarshal.AsBytes(series.Volumes.AsSpan()));
        foreach (CorporateAction action in series.Actions)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{action.ExTime:O} {action.Split:R} {action.Dividend:R}\n")));
        }
        return hash.GetHashAndReset();
    }

    /// <summary>Of many, in the order given.</summary>
    public static string Of(IEnumerable<byte[]> hashes) => Convert.ToHexStringLower(SHA256.HashData([.. hashes.SelectMany(one => one)]));

    public static string Of(BacktestResult result)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<long>(result.Curve.Times.ToArray()));
        hash.AppendData(MemoryMarshal.AsBytes<long>(result.Curve.Equities.ToArray()));
        hash.AppendData(MemoryMarshal.AsBytes<long>(result.Fills.SelectMany(fill =>
            (long[])[fill.Symbol, fill.Time, fill.Lots, fill.Price, fill.Fee, (long)fill.Reason]).ToArray()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
