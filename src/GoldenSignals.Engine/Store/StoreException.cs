namespace GoldenSignals.Engine.Store;

/// <summary>The store could not be opened or written. The message names the file, the cause and what to do.</summary>
public class StoreException : Exception
{
    public StoreException(string message) : base(message) { }

    public StoreException(string message, Exception cause) : base(message, cause) { }
}

/// <summary>Bars of a second source were about to be mixed into a series that has one.</summary>
public sealed class SourceMixException : StoreException
{
    public SourceMixException(string message) : base(message) { }
}
