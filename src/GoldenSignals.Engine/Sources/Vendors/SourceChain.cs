using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>
/// The vendors that may be called, and in which order those of an asset class are asked: the next when one fails. Bars of a series all come from the
/// one that answered first: two vendors count volume differently, and mixing them would change claims without a word.
/// </summary>
public sealed class SourceChain
{
    /// <summary>Calls nobody.</summary>
    public static readonly SourceChain Empty = new([], _ => []);

    private readonly Func<AssetClass, IReadOnlyList<string>> order;

    /// <param name="order">Names in the order they are asked, for a class.</param>
    public SourceChain(IReadOnlyList<IVendorBars> sources, Func<AssetClass, IReadOnlyList<string>> order) => (Sources, this.order) = (sources, order);

    /// <summary>Every vendor that may be called and has the key it needs.</summary>
    public IReadOnlyList<IVendorBars> Sources { get; }

    /// <summary>Those to ask for a ticker, in order, each with the series it would give. Empty for what is no ticker, or none has.</summary>
    public IReadOnlyList<(IVendorBars Source, Series Series)> For(string ticker, Interval interval)
    {
        var found = new List<(IVendorBars, Series)>();
        foreach (string name in Tickers.Of(ticker) is { } symbol ? order(symbol.AssetClass) : [])
        {
            if (Sources.FirstOrDefault(source => source.Name == name) is { } source && source.Find(ticker, interval) is { } series)
            {
                found.Add((source, series));
            }
        }
        return found;
    }

    /// <summary>Asks one after the other until one gives bars.</summary>
    /// <param name="asking">Told the name of each as it is asked.</param>
    /// <exception cref="SourceException">None could; the message says of each why not.</exception>
    public async Task<(IVendorBars Source, SourceBars Bars)> FetchAsync(string ticker, Interval interval, Action<string> asking, CancellationToken stop)
    {
        List<string> causes = [];
        foreach ((IVendorBars source, Series series) in For(ticker, interval))
        {
            asking(source.Name);
            try
            {
                SourceBars bars = await source.FetchAsync(series, stop).ConfigureAwait(false);
                if (bars.Bars.Count > 0)
                {
                    return (source, bars);
                }
                causes.Add($"{source.Name} has no bars of it");
            }
            catch (SourceException fault)
            {
                causes.Add(Cause(fault, series));
            }
        }
        throw new SourceException(causes.Count == 0
            ? $"{ticker}: no source that may be called has it"
            : $"{ticker}: {string.Join("; ", causes)}");
    }

    /// <summary>The first sentence, without the ticker that is named once for all.</summary>
    private static string Cause(SourceException fault, Series series)
    {
        string text = fault.Message.Replace($": {series.Symbol}:", "", StringComparison.Ordinal);
        int end = text.IndexOf(". ", StringComparison.Ordinal);
        return end > 0 ? text[..end] : text;
    }
}
