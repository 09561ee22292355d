using System.Globalization;
using System.Text.RegularExpressions;
using GoldenSignals.Web;

namespace GoldenSignals.Agents;

/// <summary>The text of a new agent: one real idea, small enough to be replaced, whole enough to hold every law.</summary>
internal sealed partial record NewAgent(string Key, string Class)
{
    public const string Catalog = "src/GoldenSignals.Core/Agents/AgentCatalog.cs";

    private const string FirstUninstalled = "        new(\"sentiment\"", EndOfList = "    ];";

    /// <exception cref="Fault">The name cannot be a name of an agent.</exception>
    public static NewAgent Named(string name)
    {
        if (!Form().IsMatch(name))
        {
            throw Fault.Usage($"\"{name}\" cannot be an agent's name", "Write small letters, digits and dashes, beginning with a letter, such as my-idea.");
        }
        string words = name.Replace('-', ' ').Replace('_', ' ');
        return new(words.Replace(' ', '_'), CultureInfo.InvariantCulture.TextInfo.ToTitleCase(words).Replace(" ", "") + "Agent");
    }

    public string File => $"src/GoldenSignals.Core/Agents/{Class}.cs";

    public string TestFile => $"tests/GoldenSignals.Core.Tests/Agents/{Class}Tests.cs";

    public string Source => Fill("""
        using GoldenSignals.Core.Indicators;
        using GoldenSignals.Core.Market;

        namespace GoldenSignals.Core.Agents;

        /// <summary>An idea to start from: a close far from its average goes on in that direction.</summary>
        public sealed class CLASS : IAgent
        {
            private const int MeanBars = 50, RangeBars = 14;

            /// <summary>Average true ranges from the mean that count as much.</summary>
            private const double FarAtr = 3;

            /// <summary>How much of the score to believe, until its record says more.</summary>
            private const double Belief = 0.3;

            private readonly Sma mean = new(MeanBars);
            private readonly Atr range = new(RangeBars);
            private double distance = double.NaN;
            private int bars;

            public void Observe(in Bar bar, in Context context, Span<Opinion> opinions)
            {
                mean.Update(bar);
                range.Update(bar);
                bars++;
                distance = (bar.Close - mean.Value) / range.Value;
                opinions[0] = Say();
            }

            public IReadOnlyList<Evidence> Evidence() =>
            [
                new("50-bar mean", mean.Value, Units.Price),
                new("distance from it", distance, Units.Atr),
            ];

            // A division by zero or a value not ready is no number, so one question covers both.
            private Opinion Say() =>
                bars < MeanBars ? Opinion.Abstain(new Why("its mean needs 50 bars; {0:0} seen", bars))
                : !double.IsFinite(distance) ? Opinion.Abstain("the price does not move")
                : Opinion.Of(Math.Tanh(distance / FarAtr), Belief, new Why("{0:+0.0;-0.0} average ranges from its 50-bar mean", distance));
        }

        """);

    public string Test => Fill("""
        using GoldenSignals.Core.Agents;

        namespace GoldenSignals.Core.Tests.Agents;

        public class CLASSTests
        {
            [Fact]
            public void Expects_a_rise_to_go_on() =>
                Assert.True(new Tape(new CLASS(), 1).Closes(Tape.Steps(100_000, 400, 200, 200)).Opinions[0].Score > 0.5);

            [Fact]
            public void Expects_a_fall_to_go_on() =>
                Assert.True(new Tape(new CLASS(), 1).Closes(Tape.Steps(200_000, 200, 400, 200)).Opinions[0].Score < -0.5);

            [Fact]
            public void Waits_for_its_mean()
            {
                Tape tape = new Tape(new CLASS(), 1).Closes(Tape.Steps(100_000, 400, 200, 49));
                Assert.Equal("its mean needs 50 bars; 49 seen", tape.Opinions[0].Why.ToString());
                Assert.True(tape.Closes(100_000).Opinions[0].Holds);
            }

            // 49 closes of 100 and one of 102: the mean is 100.04, so the close lies 1.96 above it.
            [Fact]
            public void Measures_the_distance_in_average_ranges()
            {
                Tape tape = new Tape(new CLASS(), 1).Closes(Enumerable.Repeat(1_000_000.0, 49)).Closes(1_020_000);
                Assert.Equal(1_000_400, tape.Of("50-bar mean"), 9);
                Assert.True(tape.Of("distance from it") > 1);
            }
        }

        """);

    /// <summary>The catalog with this agent's line after those installed; null when the list is not found.</summary>
    public string? AddTo(string catalog)
    {
        int place = catalog.IndexOf(FirstUninstalled, StringComparison.Ordinal);
        place = place >= 0 ? place : catalog.IndexOf(EndOfList, StringComparison.Ordinal);
        return place < 0 ? null : catalog.Insert(place, Fill("""
                    new("KEY", "A close far from its 50-bar mean goes on in that direction.", ["direction:5"], () => new CLASS()),

            """).Replace("\n\n", "\n"));
    }

    private string Fill(string text) => text.Replace("\r\n", "\n").Replace("CLASS", Class).Replace("KEY", Key);

    [GeneratedRegex("^[a-z][a-z0-9]*([-_][a-z0-9]+)*$")]
    private static partial Regex Form();
}
