using System.Globalization;
using System.Text;

namespace GoldenSignals.Engine.Sources;

/// <summary>A row's date and time as it says them.</summary>
/// <param name="Wall">What stands there, on the wall of the zone it is meant in.</param>
/// <param name="HasTime">It says a time of day.</param>
/// <param name="Offset">Its distance from UTC where it says one; zero for seconds since 1970.</param>
internal readonly record struct CsvStamp(DateTime Wall, bool HasTime, TimeSpan? Offset)
{
    private static readonly string[] NamedForms =
    [
        "MMM d, yyyy", "MMM d yyyy", "MMMM d, yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "d-MMM-yy", "ddMMMyyyy",
    ];

    private const int YearMin = 1800, YearMax = 2200;

    /// <summary>Reads a date, with or without a time behind it.</summary>
    /// <param name="order">How 01/03/2012 is meant; without it such a date can not be read.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, DateOrder? order, out CsvStamp stamp)
    {
        stamp = default;
        if (text.Length == 10 && text[4] == '-' && text[7] == '-' && TryReadPlain(text, out stamp))
        {
            return true;
        }
        int digits = Digits(text);
        if (digits == text.Length)
        {
            return TryReadNumber(text, out stamp);
        }
        if (!TryReadDate(text, digits, order, out DateTime date, out int length))
        {
            return TryReadNamed(text, out stamp);
        }
        stamp = new CsvStamp(date, false, null);
        ReadOnlySpan<byte> rest = text[length..];
        if (rest.Length == 0)
        {
            return true;
        }
        return rest[0] is (byte)' ' or (byte)'T' or (byte)'t' && stamp.TryAddTime(rest[1..].Trim((byte)' '), out stamp);
    }

    /// <summary>The same stamp with a time of day: 15:35, 15:35:00.5, 153500, 9:30 PM, each with or without Z or an offset.</summary>
    public bool TryAddTime(ReadOnlySpan<byte> text, out CsvStamp stamp)
    {
        stamp = this;
        if (!TryTakeOffset(ref text, out TimeSpan? offset))
        {
            return false;
        }
        int half = TakeHalf(ref text);
        int digits = Digits(text);
        int hour, minute, second = 0;
        long ticks = 0;
        if (digits == text.Length && digits is >= 3 and <= 6)
        {
            int number = Number(text);
            (hour, minute, second) = digits <= 4 ? (number / 100, number % 100, 0) : (number / 10000, number / 100 % 100, number % 100);
        }
        else
        {
            if (digits is not (1 or 2) || digits == text.Length || text[digits] != ':')
            {
                return false;
            }
            hour = Number(text[..digits]);
            text = text[(digits + 1)..];
            if (Digits(text) < 2 || !TryTakeTwo(ref text, out minute))
            {
                return false;
            }
            if (text.Length > 0 && (text[0] != ':' || !TryTakeSeconds(text[1..], out second, out ticks)))
            {
                return false;
            }
        }
        if (half >= 0)
        {
            hour = hour is >= 1 and <= 12 ? (hour % 12) + half : 99;
        }
        if (hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }
        DateTime wall = Wall.Date.AddTicks((((hour * 60L) + minute) * 60 + second) * TimeSpan.TicksPerSecond + ticks);
        stamp = new CsvStamp(wall, true, offset ?? Offset);
        return true;
    }

    /// <summary>Day and month as numbers where a date has them first, so that a file can be asked which is which.</summary>
    public static bool TryReadPair(ReadOnlySpan<byte> text, out int first, out int second)
    {
        (first, second) = (0, 0);
        int a = Digits(text);
        if (a is not (1 or 2) || a + 1 >= text.Length || !IsMark(text[a]))
        {
            return false;
        }
        int b = Digits(text[(a + 1)..]);
        if (b is not (1 or 2) || a + b + 1 >= text.Length || text[a + b + 1] != text[a])
        {
            return false;
        }
        (first, second) = (Number(text[..a]), Number(text.Slice(a + 1, b)));
        return true;
    }

    // 2012-01-03, which most files have.
    private static bool TryReadPlain(ReadOnlySpan<byte> text, out CsvStamp stamp)
    {
        uint a = (uint)(text[0] - '0'), b = (uint)(text[1] - '0'), c = (uint)(text[2] - '0'), d = (uint)(text[3] - '0');
        uint e = (uint)(text[5] - '0'), f = (uint)(text[6] - '0'), g = (uint)(text[8] - '0'), h = (uint)(text[9] - '0');
        bool areDigits = a <= 9 && b <= 9 && c <= 9 && d <= 9 && e <= 9 && f <= 9 && g <= 9 && h <= 9;
        stamp = default;
        if (!areDigits || !TryDay((int)((a * 1000) + (b * 100) + (c * 10) + d), (int)((e * 10) + f), (int)((g * 10) + h), out DateTime day))
        {
            return false;
        }
        stamp = new CsvStamp(day, false, null);
        return true;
    }

    // 20120103, 201201031535, 20120103153500, or seconds, milliseconds, microseconds since 1970.
    private static bool TryReadNumber(ReadOnlySpan<byte> text, out CsvStamp stamp)
    {
        stamp = default;
        if (text.Length is 8 or 12 or 14)
        {
            if (!TryDay(Number(text[..4]), Number(text.Slice(4, 2)), Number(text.Slice(6, 2)), out DateTime day))
            {
                return false;
            }
            stamp = new CsvStamp(day, false, null);
            return text.Length == 8 || stamp.TryAddTime(text[8..], out stamp);
        }
        if (text.Length is not (9 or 10 or 13 or 16))
        {
            return false;
        }
        long number = 0;
        foreach (byte c in text)
        {
            number = (number * 10) + (c - '0');
        }
        long unit = text.Length switch
        {
            13 => TimeSpan.TicksPerMillisecond,
            16 => TimeSpan.TicksPerMicrosecond,
            _ => TimeSpan.TicksPerSecond,
        };
        stamp = new CsvStamp(DateTime.UnixEpoch.AddTicks(number * unit), true, TimeSpan.Zero);
        return stamp.Wall.Year < YearMax;
    }

    private static bool TryReadDate(ReadOnlySpan<byte> text, int digits, DateOrder? order, out DateTime date, out int length)
    {
        (date, length) = (default, 0);
        if (digits == 8 && text[8] is (byte)' ' or (byte)'T')
        {
            length = 8;
            return TryDay(Number(text[..4]), Number(text.Slice(4, 2)), Number(text.Slice(6, 2)), out date);
        }
        if (digits == 4 && IsMark(text[4]) && TryReadPair(text[5..], text[4], out int month, out int day, out int used))
        {
            length = 5 + used;
            return TryDay(Number(text[..4]), month, day, out date);
        }
        if (order is null || !TryReadPair(text, out int first, out int second))
        {
            return false;
        }
        int start = text[(digits + 1)..].IndexOf(text[digits]) + digits + 2;
        int yearDigits = Digits(text[start..]);
        if (yearDigits is not (2 or 4))
        {
            return false;
        }
        int year = Number(text.Slice(start, yearDigits));
        year = yearDigits == 4 ? year : year + (year < 70 ? 2000 : 1900);
        length = start + yearDigits;
        return order == DateOrder.DayFirst ? TryDay(year, second, first, out date) : TryDay(year, first, second, out date);
    }

    private static bool TryReadPair(ReadOnlySpan<byte> text, byte mark, out int month, out int day, out int used)
    {
        (month, day, used) = (0, 0, 0);
        int a = Digits(text);
        if (a is not (1 or 2) || a >= text.Length || text[a] != mark)
        {
            return false;
        }
        int b = Digits(text[(a + 1)..]);
        (month, day, used) = (Number(text[..a]), b is 1 or 2 ? Number(text.Slice(a + 1, b)) : 0, a + b + 1);
        return b is 1 or 2;
    }

    private static bool TryReadNamed(ReadOnlySpan<byte> text, out CsvStamp stamp)
    {
        stamp = default;
        if (text.Length is < 8 or > 20 || !Encoding.ASCII.GetString(text).Any(char.IsAsciiLetter))
        {
            return false;
        }
        bool read = DateTime.TryParseExact(
            Encoding.ASCII.GetString(text), NamedForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day);
        stamp = new CsvStamp(day, false, null);
        return read && day.Year is > YearMin and < YearMax;
    }

    private static bool TryDay(int year, int month, int day, out DateTime date)
    {
        bool exists = year is > YearMin and < YearMax && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateTime(year, month, day) : default;
        return exists;
    }

    private static bool TryTakeOffset(ref ReadOnlySpan<byte> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.EndsWith("Z"u8) || text.EndsWith("z"u8))
        {
            offset = TimeSpan.Zero;
            text = text[..^1];
            return true;
        }
        if (text.EndsWith("UTC"u8) || text.EndsWith("GMT"u8))
        {
            offset = TimeSpan.Zero;
            text = text[..^3].TrimEnd((byte)' ');
            return true;
        }
        int sign = text.LastIndexOfAny((byte)'+', (byte)'-');
        if (sign < 0)
        {
            return true;
        }
        ReadOnlySpan<byte> distance = text[(sign + 1)..];
        int hours = Digits(distance) switch { 2 => Number(distance[..2]), 4 => Number(distance[..2]), _ => 99 };
        int minutes = distance.Length switch
        {
            2 => 0,
            4 => Number(distance[2..]),
            5 when distance[2] == ':' && Digits(distance[3..]) == 2 => Number(distance[3..]),
            _ => 99,
        };
        TimeSpan span = new(hours, minutes, 0);
        offset = text[sign] == '-' ? -span : span;
        text = text[..sign].TrimEnd((byte)' ');
        return hours <= 14 && minutes <= 59;
    }

    // Hours to add for AM and PM; -1 where the clock has 24.
    private static int TakeHalf(ref ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || (text[^1] | 0x20) != 'm' || (text[^2] | 0x20) is not ('a' or 'p'))
        {
            return -1;
        }
        int half = (text[^2] | 0x20) == 'p' ? 12 : 0;
        text = text[..^2].TrimEnd((byte)' ');
        return half;
    }

    private static bool TryTakeTwo(ref ReadOnlySpan<byte> text, out int number)
    {
        number = Number(text[..2]);
        text = text[2..];
        return true;
    }

    private static bool TryTakeSeconds(ReadOnlySpan<byte> text, out int second, out long ticks)
    {
        (second, ticks) = (0, 0);
        if (Digits(text) != 2)
        {
            return false;
        }
        second = Number(text[..2]);
        text = text[2..];
        if (text.Length == 0)
        {
            return true;
        }
        ReadOnlySpan<byte> fraction = text[1..];
        if (text[0] is not ((byte)'.' or (byte)',') || fraction.Length is 0 or > 9 || Digits(fraction) != fraction.Length)
        {
            return false;
        }
        for (int i = 0; i < 7; i++)
        {
            ticks = (ticks * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        }
        return true;
    }

    private static bool IsMark(byte c) => c is (byte)'-' or (byte)'/' or (byte)'.';

    private static int Digits(ReadOnlySpan<byte> text)
    {
        int n = 0;
        while (n < text.Length && (uint)(text[n] - '0') <= 9)
        {
            n++;
        }
        return n;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        int number = 0;
        foreach (byte c in digits)
        {
            number = (number * 10) + (c - '0');
        }
        return number;
    }
}
