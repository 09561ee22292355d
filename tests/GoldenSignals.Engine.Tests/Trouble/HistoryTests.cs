namespace GoldenSignals.Engine.Tests.Trouble;

/// <summary>A checker that finds nothing wrong must be one that would: here are histories with one fault each.</summary>
public sealed class HistoryTests
{
    private static readonly DateTime Monday = new(2024, 1, 8, 21, 0, 0, DateTimeKind.Utc);

    private readonly History history = new();

    public HistoryTests()
    {
        history.Acknowledge(1, "a");
        history.Acknowledge(2, "b");
    }

    [Fact]
    public void A_good_history_has_no_fault() => Assert.Empty(history.Faults([Of(1, "a", 0), Of(2, "b", 1), Of(3, "c", 2)]));

    [Fact]
    public void What_was_acknowledged_and_is_gone_is_lost() => Finds("sequence 2 was acknowledged and is lost", Of(1, "a", 0));

    [Fact]
    public void Another_under_the_same_sequence_is_told() => Finds("sequence 2 was acknowledged as b and is x", Of(1, "a", 0), Of(2, "x", 1));

    [Fact]
    public void One_id_kept_twice_is_told() => Finds("b is kept twice", Of(1, "a", 0), Of(2, "b", 1), Of(3, "b", 2));

    [Fact]
    public void A_close_spoken_of_twice_is_told() => Finds("A speaks twice of", Of(1, "a", 0), Of(2, "b", 1), Of(3, "c", 1));

    [Fact]
    public void A_sequence_that_falls_is_told() => Finds("sequence 2 comes after 3", Of(1, "a", 0), Of(3, "c", 1), Of(2, "b", 2));

    [Fact]
    public void A_symbol_that_goes_back_in_time_is_told() => Finds("A goes back to", Of(1, "a", 0), Of(2, "b", 2), Of(3, "c", 1));

    [Fact]
    public void What_is_acknowledged_twice_is_told()
    {
        history.Acknowledge(2, "b");
        Finds("sequence 2 was acknowledged twice", Of(1, "a", 0), Of(2, "b", 1));
    }

    private void Finds(string fault, params Kept[] kept) => Assert.Contains(fault, Assert.Single(history.Faults(kept)));

    private static Kept Of(long sequence, string id, int day) => new(sequence, id, "A", Monday.AddDays(day));
}
