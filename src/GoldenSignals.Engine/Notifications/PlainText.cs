using System.Text;

namespace GoldenSignals.Engine.Notifications;

/// <summary>Makes words safe and short enough to be sent.</summary>
public static class PlainText
{
    private const string Ellipsis = " …";

    /// <summary>
    /// Without what is not seen but changes what is read: control characters, marks that turn the direction of writing, letters of no width. New
    /// lines and tabs stay.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !IsHidden(rune))
            {
                clean.Append(rune.ToString());
            }
        }
        return clean.ToString();
    }

    /// <summary>As <see cref="Clean"/>, on one line.</summary>
    public static string Line(string text) => Clean(text).Replace('\n', ' ').Replace('\t', ' ').Trim();

    /// <summary>The text, or as much of it as fits, cut behind a sentence where one ends late enough, else behind a word.</summary>
    /// <param name="size">How large a text is where it goes; never smaller for more of it.</param>
    public static string Fit(string text, int most, Func<string, int> size)
    {
        if (size(text) <= most)
        {
            return text;
        }
        int low = 0, high = text.Length;
        while (low < high) // the longest beginning that fits
        {
            int middle = (low + high + 1) / 2;
            (low, high) = size(Begin(text, middle) + Ellipsis) <= most ? (middle, high) : (low, middle - 1);
        }
        string fits = Begin(text, low);
        return fits[..Cut(fits)].TrimEnd() + Ellipsis;
    }

    /// <summary>As the other, counted in letters of UTF-16.</summary>
    public static string Fit(string text, int most) => Fit(text, most, cut => cut.Length);

    /// <summary>The first letters, never half of a pair.</summary>
    private static string Begin(string text, int letters) => text[..(letters > 0 && char.IsHighSurrogate(text[letters - 1]) ? letters - 1 : letters)];

    private static int Cut(string text)
    {
        int half = text.Length / 2;
        for (int i = text.Length - 1; i >= half; i--)
        {
            if (text[i] == '\n' || (text[i] is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))))
            {
                return i + 1;
            }
        }
        int space = text.LastIndexOf(' ');
        return space >= half ? space : text.Length;
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
