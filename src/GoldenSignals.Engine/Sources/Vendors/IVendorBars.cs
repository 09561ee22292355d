using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>A source on the other side of a network.</summary>
public interface IVendorBars : IBarSource
{
    /// <summary>How it is spoken to.</summary>
    VendorLink Link { get; }

    /// <summary>A ticker it is sure to have, for a try.</summary>
    string Sample { get; }

    /// <summary>The closed bars that end after a moment, and every action that is known.</summary>
    Task<SourceBars> ReadAsync(Series series, DateTime from, CancellationToken stop);

    string IBarSource.Name => Link.Terms.Name;

    DataLabel IBarSource.Label => DataLabel.Live;

    Task<SourceBars> IBarSource.FetchAsync(Series series, CancellationToken stop) => ReadAsync(series, DateTime.MinValue, stop);
}
