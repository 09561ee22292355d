namespace GoldenSignals.Core.Alerts;

/// <summary>The words and commas of a sentence, taken one after the other.</summary>
internal sealed class AlertTokens
{
    private readonly string text;
    private readonly List<(string Word, int At)> tokens = [];
    private int next;

    public AlertTokens(string text)
    {
        this.text = text;
        for (int at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            int end = at + 1;
            while (text[at] != ',' && end < text.Length && text[end] != ',' && !char.IsWhiteSpace(text[end])) end++;
            tokens.Add((text[at..end], at));
            at = end;
        }
    }

    public bool IsAtEnd => next == tokens.Count;

    /// <summary>The word that comes next; empty at the end.</summary>
    public string Peek(int ahead = 0) => next + ahead < tokens.Count ? tokens[next + ahead].Word : "";

    public bool Is(string word, int ahead = 0) => Peek(ahead).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes the next word.</summary>
    /// <param name="expected">What should stand here, in words.</param>
    public string Take(string expected, IEnumerable<string>? known = null) =>
        !IsAtEnd && Peek() != "," ? tokens[next++].Word : throw Wrong(expected, known);

    /// <summary>Takes the next word if it is this one.</summary>
    public bool TryTake(string word)
    {
        bool isIt = Is(word);
        if (isIt) next++;
        return isIt;
    }

    /// <summary>Takes one of the words, whatever its case.</summary>
    public string TakeOneOf(string expected, IReadOnlyCollection<string> known)
    {
        string? found = known.FirstOrDefault(word => Is(word));
        if (found is null) throw Wrong(expected, known);
        next++;
        return found;
    }

    /// <summary>The fault of the word that comes next.</summary>
    public AlertSentenceException Wrong(string expected, IEnumerable<string>? known = null, int back = 0)
    {
        bool ends = next - back >= tokens.Count;
        (string word, int at) = ends ? ("", text.Length) : tokens[next - back];
        string after = next - back > 0 ? $" after \"{tokens[next - back - 1].Word}\"" : "";
        string message = ends ? $"The sentence ends{after} where {expected} was expected" : $"\"{word}\" is not understood{after}: {expected} was expected";
        IReadOnlyList<string> near = word.Length == 0 ? [] : Spelling.Near(word, known ?? []);
        return new AlertSentenceException(
            message, word, at, near.Count > 0 ? $"Did you mean {string.Join(" or ", near)}?" : $"For example: {AlertWords.Example}", near);
    }

    /// <summary>The same of the word taken last.</summary>
    public AlertSentenceException WrongLast(string expected, IEnumerable<string>? known = null) => Wrong(expected, known, back: 1);
}
