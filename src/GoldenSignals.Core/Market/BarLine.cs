namespace GoldenSignals.Core.Market;

/// <summary>A bar and the line it was read from.</summary>
/// <param name="File">Place of the file in the list that goes with it.</param>
/// <param name="Line">Counted from 1; 0 for data that came over a wire.</param>
public readonly record struct BarLine(int File, int Line, Bar Bar);
