using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// The watched series of one interval and label, side by side: what they did together at each close is the context of each of them.
/// Replayed, synthetic and real bars never stand in one universe.
/// </summary>
public sealed class Universe
{
    private readonly Adjustment[] adjustments;
    private readonly ContextBuilder builder;
    private readonly Dictionary<Series, int> places = new(SameSeries.Comparer);
    private DateTime now;

    public Universe(IReadOnlyList<Series> members)
    {
        Members = members;
        builder = new ContextBuilder(members.Count);
        adjustments = new Adjustment[members.Count];
        for (int i = 0; i < members.Count; i++)
        {
            adjustments[i] = new Adjustment();
            places[members[i]] = i;
        }
    }

    public IReadOnlyList<Series> Members { get; }

    /// <summary>Too few members for any figure: no context is ever made, so nothing needs to be kept.</summary>
    public bool IsTooSmall => Members.Count < ContextBuilder.SymbolsMin;

    public bool Has(Series series) => places.ContainsKey(series);

    public void Take(int member, in CorporateAction action) => adjustments[member].Apply(in action);

    /// <summary>Takes a raw bar of the close that comes next.</summary>
    public void Take(int member, in Bar raw) => builder.Take(member, adjustments[member].Adjust(in raw));

    /// <summary>Makes the contexts of a close from the bars taken.</summary>
    public void Advance(DateTime close)
    {
        now = close;
        builder.Advance(close);
    }

    public Context For(int member) => builder.For(member);

    /// <summary>
    /// Takes the bars of one close and makes its contexts, one for each arrival. A close that is not the next one makes none: the figures of
    /// that moment have already been used. False then: this universe has missed a bar and must be loaded again before its next close.
    /// </summary>
    public bool TryClose(DateTime close, IReadOnlyList<Arrival> arrivals, Context[] contexts)
    {
        if (IsTooSmall)
        {
            Array.Fill(contexts, Context.None);
            return true;
        }
        Array.Fill(contexts, Context.None with { Time = close }); // "nothing is known" is written down like anything else
        if (close <= now)
        {
            return false;
        }
        foreach (Arrival arrival in arrivals.Where(arrival => Has(arrival.Series)))
        {
            Take(places[arrival.Series], arrival.Bar);
        }
        Advance(close);
        for (int i = 0; i < contexts.Length; i++)
        {
            if (places.TryGetValue(arrivals[i].Series, out int place) && builder.For(place) is { Symbols: > 0 } made)
            {
                contexts[i] = made;
            }
        }
        return true;
    }
}
