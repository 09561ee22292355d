using System.Globalization;
using System.Text;

namespace GoldenSignals.Bench.Measuring;

/// <summary>The results of one case: tables, goals and remarks, as they stand in the results file.</summary>
internal sealed class Section
{
    private readonly StringBuilder text = new();
    private readonly List<string> goals = [];

    /// <summary>A table of scores against one of them.</summary>
    /// <param name="unit">What a figure is given in, such as "µs a bar".</param>
    /// <param name="scale">Nanoseconds in that unit of time.</param>
    public void Table(string title, string unit, double scale, Score baseline, params IEnumerable<Score> scores)
    {
        Row($"{title}", $"{unit}, least", "median", "× baseline", "B allocated");
        Row("---", "--:", "--:", "--:", "--:");
        foreach (Score score in scores)
        {
            Row(score.Name, Number(score.Least / scale), Number(score.Median / scale),
                ReferenceEquals(score, baseline) ? "baseline" : Number(score.Over(baseline)), Number(Math.Round(score.Bytes, 2)));
        }
        text.Append('\n');
    }

    public void Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row([.. heads]);
        Row([.. heads.Select((_, place) => place == 0 ? "---" : "--:")]);
        foreach (IReadOnlyList<string> row in rows)
        {
            Row([.. row]);
        }
        text.Append('\n');
    }

    public void Remark(string sentence) => text.Append(sentence).Append("\n\n");

    public void Goal(string goal, string reached, bool met) => goals.Add($"- {(met ? "met" : "**missed**")}: {goal}; {reached}\n");

    /// <summary>Three digits that count, whatever the size.</summary>
    public static string Number(double value) => value == 0 ? "0"
        : Math.Abs(value) >= 1e5 ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 100 ? value.ToString("0", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 10 ? value.ToString("0.0", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 1 ? value.ToString("0.00", CultureInfo.InvariantCulture)
        : value.ToString("0.000", CultureInfo.InvariantCulture);

    public override string ToString() => text.ToString() + string.Concat(goals);

    private void Row(params ReadOnlySpan<string> cells)
    {
        text.Append('|');
        foreach (string cell in cells)
        {
            text.Append(' ').Append(cell).Append(" |");
        }
        text.Append('\n');
    }
}
