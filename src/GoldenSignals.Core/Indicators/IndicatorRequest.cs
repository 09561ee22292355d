using System.Globalization;

namespace GoldenSignals.Core.Indicators;

/// <summary>A column somebody asked for.</summary>
/// <param name="Name">Full and canonical: every parameter said, the part said where there are several.</param>
/// <param name="Part">Its place in <see cref="IIndicator.this[int]"/>.</param>
public readonly record struct IndicatorColumn(string Name, int Part, string Unit);

/// <summary>An indicator with its parameters and the parts of it that somebody asked for.</summary>
public sealed record IndicatorRequest(IndicatorEntry Entry, IReadOnlyList<double> Parameters, IReadOnlyList<IndicatorColumn> Columns)
{
    public IIndicator Make() => Entry.Make(Parameters);

    internal static IndicatorRequest Parse(string text)
    {
        string wanted = text.Trim();
        (string head, string? part) = SplitPart(wanted);
        string[] words = head.Split(':');
        IndicatorEntry entry = IndicatorCatalog.Find(words[0]) ?? throw new FormatException(
            $"There is no indicator \"{words[0]}\" as asked for in \"{wanted}\". There are: {Keys}.");
        double[] parameters = ReadParameters(wanted, entry, words.AsSpan(1));
        string name = string.Join(':', parameters.Select(Text).Prepend(entry.Key));
        return new(entry, parameters, ChooseColumns(wanted, entry, name, part));
    }

    // A dot followed by a letter begins a part; a dot followed by a digit belongs to a number.
    private static (string Head, string? Part) SplitPart(string wanted)
    {
        int dot = wanted.LastIndexOf('.');
        return dot >= 0 && (dot + 1 == wanted.Length || !char.IsAsciiDigit(wanted[dot + 1]))
            ? (wanted[..dot], wanted[(dot + 1)..])
            : (wanted, null);
    }

    private static double[] ReadParameters(string wanted, IndicatorEntry entry, ReadOnlySpan<string> words)
    {
        if (words.Length > entry.Parameters.Count)
        {
            throw new FormatException(
                $"\"{wanted}\" has {words.Length} parameters; {entry.Key} takes {entry.Parameters.Count}: {Shape(entry)}.");
        }
        double[] values = [.. entry.Defaults];
        for (int i = 0; i < words.Length; i++)
        {
            values[i] = ReadParameter(wanted, entry, entry.Parameters[i], words[i]);
        }
        try
        {
            entry.Make(values);
            return values;
        }
        catch (ArgumentOutOfRangeException misfit)
        {
            throw new FormatException($"The parameters of \"{wanted}\" do not fit each other: {misfit.ParamName} is {misfit.ActualValue}. "
                + $"{entry.Key} is written {Shape(entry)}.", misfit);
        }
    }

    private static double ReadParameter(string wanted, IndicatorEntry entry, IndicatorParameter parameter, string word)
    {
        bool isNumber = double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value);
        return isNumber && value >= parameter.Least && value <= parameter.Most && !(parameter.Whole && value != Math.Floor(value))
            ? value
            : throw new FormatException($"\"{word}\" in \"{wanted}\" cannot be the {parameter.Name} of {entry.Key}: it is a "
                + $"{(parameter.Whole ? "whole number" : "number")} from {Text(parameter.Least)} to {Text(parameter.Most)}.");
    }

    private static IndicatorColumn[] ChooseColumns(string wanted, IndicatorEntry entry, string name, string? part)
    {
        IndicatorColumn[] all = [.. entry.Parts.Select((each, i) =>
            new IndicatorColumn(entry.Parts.Count == 1 ? name : $"{name}.{each.Name}", i, each.Unit))];
        if (part is null)
        {
            return all;
        }
        int place = entry.Parts.Select(each => each.Name).ToList().FindIndex(each => each.Equals(part, StringComparison.OrdinalIgnoreCase));
        return place >= 0
            ? [all[place]]
            : throw new FormatException($"{entry.Key} has no part \"{part}\" as asked for in \"{wanted}\". "
                + $"It has: {string.Join(", ", entry.Parts.Select(each => each.Name))}.");
    }

    private static string Keys => string.Join(", ", IndicatorCatalog.All.Select(entry => entry.Key));

    private static string Shape(IndicatorEntry entry) =>
        entry.Key + string.Concat(entry.Parameters.Select(parameter => $":{parameter.Name}"));

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
