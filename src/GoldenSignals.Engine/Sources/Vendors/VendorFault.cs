namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>Why a single request brought nothing.</summary>
internal enum VendorFaultKind
{
    /// <summary>May be better in a moment: a lost connection, an answer cut short, a fault of the vendor's own.</summary>
    Passing,

    /// <summary>Asked too often.</summary>
    Busy,

    /// <summary>It does not know the symbol.</summary>
    Unknown,

    /// <summary>It will not answer, however often it is asked.</summary>
    Refused,
}

/// <summary>A single request that brought nothing.</summary>
/// <param name="cause">A part of a sentence without a key in it: "answered 503".</param>
/// <param name="wait">How long the vendor asks to be left alone.</param>
internal sealed class VendorFault(VendorFaultKind kind, string cause, TimeSpan? wait = null) : Exception(cause)
{
    public VendorFaultKind Kind { get; } = kind;

    public TimeSpan? Wait { get; } = wait;
}
