using System.Globalization;
using System.Text;

namespace GoldenSignals.Core.Claims;

/// <summary>
/// Knows texts that are in normal form C without Unicode's tables, which this program runs without: those of letters, signs and digits that
/// neither combine with their neighbours nor stand for another character.
/// </summary>
internal static class LedgerText
{
    /// <summary>Characters that normal form C writes otherwise or may join, besides the combining marks (Unicode 15, DerivedNormalizationProps).</summary>
    private static readonly (int First, int Last)[] Unsure =
    [
        (0x0340, 0x0344), (0x0374, 0x0374), (0x037E, 0x037E), (0x0387, 0x0387), (0x0958, 0x095F), (0x09DC, 0x09DF), (0x0A33, 0x0A5E),
        (0x0B5C, 0x0B5D), (0x0F43, 0x0FB9), (0x1100, 0x11FF), (0x1F00, 0x1FFF), (0x2000, 0x2001), (0x2126, 0x2126), (0x212A, 0x212B),
        (0x2329, 0x232A), (0x2ADC, 0x2ADC), (0xF900, 0xFAFF), (0xFB1D, 0xFB4F), (0x11000, 0x11FFF), (0x1D100, 0x1D1FF), (0x2F800, 0x2FA1F),
    ];

    public static bool IsNormal(string text)
    {
        if (Ascii.IsValid(text)) return true;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsMark(rune)) return false;
            foreach ((int first, int last) in Unsure)
            {
                if (rune.Value >= first && rune.Value <= last) return false;
            }
        }
        return true;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
