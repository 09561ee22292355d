using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace GoldenSignals.Core.Market;

/// <summary>What is wrong with the text of a number.</summary>
public enum NumberFault
{
    None,

    /// <summary>Nothing stands there, or a word for nothing.</summary>
    Missing,
    Unreadable,

    /// <summary>It says itself that it is not a number, or endless.</summary>
    NotANumber,
    Overflow,
}

/// <summary>Decimal text to whole ticks without a <c>double</c> in between, so what the file says is what is stored.</summary>
public static class PriceText
{
    /// <summary>
    /// Largest price in ticks: a <c>double</c> still holds every whole number up to here, and thousands of them add up in a <c>long</c>.
    /// </summary>
    public const long TicksMax = 1_000_000_000_000_000;

    /// <summary>Largest volume: more than any market trades, small enough to be squared and summed.</summary>
    public const double VolumeMax = 1e18;

    /// <summary>Digits a <c>long</c> takes whatever they are.</summary>
    private const int DigitsMax = 18;

    private static readonly long[] Power10 = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>The largest number that stays below the largest price when so many digits are put behind it.</summary>
    private static readonly long[] Largest = [.. Power10.Select(static p => TicksMax / p)];

    /// <summary>Reads a price.</summary>
    /// <param name="point">The decimal sign, '.' or ','.</param>
    /// <param name="decimals">Digits of the grid, 0 to 8: 4 for ticks of 0.0001.</param>
    /// <param name="ticks">The nearest tick; a price half-way goes away from zero.</param>
    /// <param name="offGrid">
    /// The text says a price between two ticks and a tenth of a tick or more from either. The noise that 32-bit floats print (1455.219971
    /// for 1455.22) does not count.
    /// </param>
    public static NumberFault Read(ReadOnlySpan<byte> text, byte point, int decimals, out long ticks, out bool offGrid)
    {
        offGrid = false;
        ticks = 0;
        bool negative = text.Length > 0 && text[0] == '-';
        int first = negative ? 1 : 0, pointAt = -1;
        long number = 0;
        for (int i = first; i < text.Length; i++)
        {
            uint digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                number = (number * 10) + digit;
            }
            else if (text[i] == point && pointAt < 0)
            {
                pointAt = i;
            }
            else
            {
                return ReadUnusual(text, point, decimals, out ticks, out offGrid);
            }
        }
        int fraction = pointAt < 0 ? 0 : text.Length - 1 - pointAt;
        int digits = text.Length - first - (pointAt < 0 ? 0 : 1);
        if (digits is 0 or > DigitsMax || fraction > decimals)
        {
            return ReadUnusual(text, point, decimals, out ticks, out offGrid);
        }
        if (number > Largest[decimals - fraction])
        {
            return NumberFault.Overflow;
        }
        number *= Power10[decimals - fraction];
        ticks = negative ? -number : number;
        return NumberFault.None;
    }

    /// <summary>Reads a volume; thousands may be written K, M, B. Negative volumes are read as such.</summary>
    public static NumberFault ReadVolume(ReadOnlySpan<byte> text, byte point, out double volume)
    {
        long whole = 0;
        int i = 0;
        while (i < text.Length && i < 15 && (uint)(text[i] - '0') <= 9)
        {
            whole = (whole * 10) + (text[i++] - '0');
        }
        volume = whole;
        if (i == text.Length && i > 0)
        {
            return NumberFault.None;
        }
        double unit = 1;
        ReadOnlySpan<byte> number = text;
        if (text.Length > 1 && (text[^1] | 0x20) is (byte)'k' or (byte)'m' or (byte)'b')
        {
            unit = (text[^1] | 0x20) switch { 'k' => 1e3, 'm' => 1e6, _ => 1e9 };
            number = text[..^1];
        }
        NumberFault fault = Plain(number, point, out Span<byte> plain, stackalloc byte[64]);
        if (fault == NumberFault.None)
        {
            bool read = Utf8Parser.TryParse(plain, out volume, out int length) && length == plain.Length;
            fault = read ? NumberFault.None : NumberFault.Unreadable;
            volume *= unit;
        }
        if (fault == NumberFault.None && !double.IsFinite(volume))
        {
            fault = NumberFault.NotANumber;
        }
        return fault == NumberFault.None && Math.Abs(volume) > VolumeMax ? NumberFault.Overflow : fault;
    }

    // More digits than the grid has, exponents, thousands separators, currency signs, words.
    private static NumberFault ReadUnusual(ReadOnlySpan<byte> text, byte point, int decimals, out long ticks, out bool offGrid)
    {
        ticks = 0;
        offGrid = false;
        NumberFault fault = Plain(text, point, out Span<byte> plain, stackalloc byte[64]);
        if (fault != NumberFault.None)
        {
            return fault;
        }
        Span<char> chars = stackalloc char[plain.Length];
        Encoding.ASCII.GetChars(plain, chars);
        if (!decimal.TryParse(chars, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal price))
        {
            return IsNumberShaped(chars) ? NumberFault.Overflow : NumberFault.Unreadable;
        }
        if (Math.Abs(price) > TicksMax / Power10[decimals])
        {
            return NumberFault.Overflow;
        }
        decimal exact = price * Power10[decimals];
        decimal nearest = Math.Round(exact, MidpointRounding.AwayFromZero);
        ticks = (long)nearest;
        offGrid = Math.Abs(exact - nearest) >= 0.1m && !IsFloatNoise(price, nearest / Power10[decimals]);
        return NumberFault.None;
    }

    private static bool IsFloatNoise(decimal said, decimal onGrid) => Math.Abs((double)said - (float)onGrid) <= 1e-6;

    private static bool IsNumberShaped(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>The number in the program's own spelling: no spaces, currency sign or thousands, '.' for the decimal sign.</summary>
    private static NumberFault Plain(ReadOnlySpan<byte> text, byte point, out Span<byte> plain, Span<byte> room)
    {
        plain = default;
        text = text.Trim((byte)' ');
        if (text.Length > 0 && text[0] == '$')
        {
            text = text[1..];
        }
        if (text.Length > room.Length)
        {
            return NumberFault.Unreadable;
        }
        NumberFault word = Word(text);
        if (word != NumberFault.None)
        {
            return word;
        }
        byte thousands = point == '.' ? (byte)',' : (byte)'.';
        int length = 0;
        int sinceSeparator = -1;
        bool passedPoint = false;
        foreach (byte c in text)
        {
            if (c == thousands)
            {
                if (passedPoint || sinceSeparator is not (-1 or 3) || length == 0)
                {
                    return NumberFault.Unreadable;
                }
                sinceSeparator = 0;
                continue;
            }
            if (c == point)
            {
                passedPoint = true;
            }
            else if (!passedPoint && sinceSeparator >= 0 && ++sinceSeparator > 3)
            {
                return NumberFault.Unreadable;
            }
            room[length++] = c == point ? (byte)'.' : c;
        }
        plain = room[..length];
        return sinceSeparator is -1 or 3 ? NumberFault.None : NumberFault.Unreadable;
    }

    private static NumberFault Word(ReadOnlySpan<byte> text)
    {
        if (text.Length == 0)
        {
            return NumberFault.Missing;
        }
        if ((uint)(text[^1] - '0') <= 9 && (uint)(text[0] - '-') <= '9' - '-')
        {
            return NumberFault.None;
        }
        Span<char> lower = stackalloc char[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            lower[i] = (char)(text[i] is >= (byte)'A' and <= (byte)'Z' ? text[i] | 0x20 : text[i]);
        }
        return lower switch
        {
            "null" or "none" or "n/a" or "na" or "#n/a" or "-" or "--" or "." => NumberFault.Missing,
            "nan" or "-nan" or "inf" or "+inf" or "-inf" or "infinity" or "-infinity" => NumberFault.NotANumber,
            _ => NumberFault.None,
        };
    }
}
