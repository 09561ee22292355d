using GoldenSignals.Core.Indicators;

namespace GoldenSignals.Core.Tests.Indicators;

public class SlotWindowsTests
{
    [Fact]
    public void Say_what_sorting_the_last_sixty_of_the_slot_says()
    {
        SlotWindows windows = new(3);
        List<float>[] seen = [[], [], []];
        var random = new SeededRandom(9);
        for (int i = 0; i < 600; i++)
        {
            int slot = random.NextBelow(3);
            float value = random.NextBelow(40); // many are alike
            windows.Add(slot, value);
            seen[slot].Add(value);
            float[] last = [.. seen[slot].TakeLast(SlotWindows.DaysMax).Order()];
            Assert.Equal((last[(last.Length - 1) / 2] + (double)last[last.Length / 2]) / 2, windows.Median(slot));
            Assert.Equal(last[(int)Math.Ceiling(0.7 * last.Length) - 1], windows.Quantile(slot, 0.7));
            Assert.Equal(last.Average(x => (double)x), windows.Mean(slot), 9);
            Assert.Equal(Math.Sqrt(last.Average(x => (double)x * x)), windows.RootMeanSquare(slot), 9);
            Assert.Equal(seen[slot].Count >= SlotWindows.DaysMin, windows.IsKnown(slot));
        }
    }

    [Fact]
    public void Know_nothing_of_a_slot_they_have_not_seen()
    {
        SlotWindows windows = new(2);
        windows.Add(0, double.NaN);
        windows.Add(1, 5);
        Assert.Equal((double.NaN, double.NaN, double.NaN), (windows.Median(0), windows.Quantile(0, 0.7), windows.Mean(0)));
        Assert.Equal(5, windows.Median(1));
    }
}
