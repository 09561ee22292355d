namespace GoldenSignals.Core.Alerts;

/// <summary>A sentence is not understood.</summary>
/// <param name="message">Names the word and what was expected in its place.</param>
/// <param name="word">As it was written; empty where the sentence ends too early.</param>
/// <param name="at">Where the word begins, from 0.</param>
/// <param name="remedy">What was perhaps meant, or an example.</param>
/// <param name="near">Known words it is like.</param>
public sealed class AlertSentenceException(string message, string word, int at, string remedy, IReadOnlyList<string> near) : FormatException(message)
{
    public string Word { get; } = word;

    public int At { get; } = at;

    public string Remedy { get; } = remedy;

    public IReadOnlyList<string> Near { get; } = near;
}
