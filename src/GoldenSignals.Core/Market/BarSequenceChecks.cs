namespace GoldenSignals.Core.Market;

/// <summary>What only shows in the run of bars: nothing here is refused, everything odd is reported.</summary>
internal sealed class BarSequenceChecks(
    Symbol symbol, Interval interval, IReadOnlyList<CorporateAction> actions, bool hasVolume, TradingCalendar calendar, FindingLog findings)
{
    /// <summary>Bars without volume in a row, and repeats of a bar whose four prices are one, from which a run is reported.</summary>
    public const int ZeroVolumeBarsMin = 5, FlatRepeatsMin = 5;

    /// <summary>Bars missing inside a session from which a hole is reported; thin markets leave out a few.</summary>
    public const int MissingBarsMin = 10;

    /// <summary>How near a jump comes to a split's ratio, and how near the bar then closes to its open.</summary>
    private const double RatioTolerance = 0.02, SettledTolerance = 0.15;

    private static readonly double[] SplitRatios = [1.5, 2, 3, 4, 5, 7, 8, 10, 15, 20, 25, 30, 50, 100];

    public void Look(IReadOnlyList<string> files, List<BarLine> lines)
    {
        new BarSessionChecks(interval, calendar, findings).Look(files, lines);
        LookForJumps(files, lines);
        LookForRepeats(files, lines);
        // Currencies and contracts for difference are traded over the counter: no volume is the rule there.
        if (hasVolume && symbol.AssetClass is not (AssetClass.Forex or AssetClass.Cfd))
        {
            LookForSilence(files, lines);
        }
    }

    private void LookForJumps(IReadOnlyList<string> files, List<BarLine> lines)
    {
        for (int i = 1; i < lines.Count; i++)
        {
            (Bar before, Bar bar) = (lines[i - 1].Bar, lines[i].Bar);
            double ratio = (double)before.Close / bar.Open;
            if (ratio is < 1.45 and > 0.69 || Math.Abs(((double)bar.Close / bar.Open) - 1) > SettledTolerance || IsKnownSplit(before.Time, bar.Time))
            {
                continue;
            }
            foreach (double split in SplitRatios)
            {
                bool forward = Math.Abs((ratio / split) - 1) <= RatioTolerance;
                if (forward || Math.Abs((ratio * split) - 1) <= RatioTolerance)
                {
                    findings.Keep(files[lines[i].File], lines[i].Line, bar.Time, BarRules.SplitLikeJump,
                        $"the open is {(forward ? "1/" : "")}{split:R} of the close before, as after a split, and no action is known");
                    break;
                }
            }
        }
    }

    private bool IsKnownSplit(DateTime before, DateTime time)
    {
        foreach (CorporateAction action in actions)
        {
            if (action.Split != 1 && action.ExTime > before && action.ExTime <= time)
            {
                return true;
            }
        }
        return false;
    }

    private void LookForRepeats(IReadOnlyList<string> files, List<BarLine> lines)
    {
        int start = 0;
        for (int i = 1; i <= lines.Count; i++)
        {
            if (i < lines.Count && lines[i].Bar == lines[start].Bar with { Time = lines[i].Bar.Time })
            {
                continue;
            }
            int repeats = i - start - 1;
            Bar bar = lines[start].Bar;
            // A bar of one price can well come again; one with a range and the same volume to the unit can not.
            bool counted = bar.High > bar.Low ? repeats > 0 : repeats >= FlatRepeatsMin;
            if (counted && (bar.Volume > 0 || bar.High > bar.Low || !hasVolume))
            {
                BarLine first = lines[start + 1];
                findings.Keep(files[first.File], first.Line, first.Bar.Time, BarRules.StaleRepeat,
                    repeats == 1 ? "every number is that of the bar before" : $"{repeats} bars, every number that of the bar before");
            }
            start = i;
        }
    }

    private void LookForSilence(IReadOnlyList<string> files, List<BarLine> lines)
    {
        int start = 0;
        for (int i = 0; i <= lines.Count; i++)
        {
            if (i < lines.Count && lines[i].Bar.Volume == 0)
            {
                continue;
            }
            if (i - start >= ZeroVolumeBarsMin)
            {
                BarLine first = lines[start];
                findings.Keep(files[first.File], first.Line, first.Bar.Time, BarRules.ZeroVolumeRun, $"{i - start} bars in a row without volume");
            }
            start = i + 1;
        }
    }
}
