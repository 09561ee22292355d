namespace GoldenSignals.Core.Leaks;

/// <summary>Where two tables of numbers part.</summary>
internal static class Difference
{
    /// <summary>The first number of the shorter table that is another in the longer; −1 where all are the same.</summary>
    /// <param name="fields">Numbers in a row.</param>
    /// <param name="tolerance">Share of the column's largest number that counts as rounding.</param>
    public static int First(ReadOnlySpan<double> told, ReadOnlySpan<double> later, int fields, double tolerance)
    {
        Span<double> scales = tolerance > 0 ? Scales(told, fields) : default;
        int length = Math.Min(told.Length, later.Length);
        for (int i = 0; i < length; i++)
        {
            if (!IsSame(told[i], later[i], 0) && !(tolerance > 0 && Math.Abs(told[i] - later[i]) <= tolerance * scales[i % fields])) return i;
        }
        return -1;
    }

    /// <summary>Two numbers that are none are the same.</summary>
    public static bool IsSame(double told, double later, double tolerance) =>
        told == later || double.IsNaN(told) && double.IsNaN(later) || Math.Abs(told - later) <= tolerance * Math.Max(Math.Abs(told), Math.Abs(later));

    private static double[] Scales(ReadOnlySpan<double> told, int fields)
    {
        double[] scales = new double[fields];
        for (int i = 0; i < told.Length; i++)
        {
            if (double.IsFinite(told[i])) scales[i % fields] = Math.Max(scales[i % fields], Math.Abs(told[i]));
        }
        return scales;
    }
}
