namespace GoldenSignals.Core.Market;

/// <summary>What only shows in the run of bars: nothing here is refused, everything odd is reported.</summary>
internal sealed class BarSequenceChecks(
    Symbol symbol, Interval interval, IReadOnlyList<CorporateAction> actions, bool hasVolume, TradingCalendar calendar, FindingLog findings)
{
    /// <summary>Bars without volume in a row from which a run is reported; a quiet minute is no day without trade.</summary>
    private const int ZeroVolumeDaysMin = 3, ZeroVolumeIntradayMin = 10;

    /// <summary>Repeats of a bar whose four prices are one from which a run is reported.</summary>
    private const int FlatRepeatsMin = 5;

    /// <summary>How near a jump comes to a split's ratio, and how near the bar then closes to its open.</summary>
    private const double RatioTolerance = 0.02, SettledTolerance = 0.15;

    /// <summary>No split is nearer to one than this; a look spared for all other bars.</summary>
    private const double JumpMin = 1.45;

    private static readonly double[] SplitRatios = [1.5, 2, 3, 4, 5, 7, 8, 10, 15, 20, 25, 30, 50, 100];

    public void Look(IReadOnlyList<string> files, ReadOnlySpan<BarLine> lines)
    {
        new BarSessionChecks(interval, calendar, files, findings).Look(lines);
        LookForJumps(files, lines);
        LookForRepeats(files, lines);
        // Currencies and contracts for difference are traded over the counter: no volume is the rule there.
        if (hasVolume && symbol.AssetClass is not (AssetClass.Forex or AssetClass.Cfd))
        {
            LookForSilence(files, lines);
        }
    }

    private void LookForJumps(IReadOnlyList<string> files, ReadOnlySpan<BarLine> lines)
    {
        for (int i = 1; i < lines.Length; i++)
        {
            Bar bar = lines[i].Bar;
            double ratio = (double)lines[i - 1].Bar.Close / bar.Open;
            if (ratio is < JumpMin and > 1 / JumpMin
                || Math.Abs(((double)bar.Close / bar.Open) - 1) > SettledTolerance
                || IsKnownSplit(lines[i - 1].Bar.Time, bar.Time))
            {
                continue;
            }
            foreach (double split in SplitRatios)
            {
                bool forward = Math.Abs((ratio / split) - 1) <= RatioTolerance;
                if (forward || Math.Abs((ratio * split) - 1) <= RatioTolerance)
                {
                    findings.Keep(files, lines[i], BarRules.SplitLikeJump,
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

    private void LookForRepeats(IReadOnlyList<string> files, ReadOnlySpan<BarLine> lines)
    {
        int start = 0;
        for (int i = 1; i <= lines.Length; i++)
        {
            if (i < lines.Length && Repeats(lines[start].Bar, lines[i].Bar))
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
                findings.Keep(files, first, BarRules.StaleRepeat,
                    repeats == 1 ? "every number is that of the bar before" : $"{repeats} bars, every number that of the bar before");
            }
            start = i;
        }
    }

    private static bool Repeats(in Bar bar, in Bar next) =>
        next.Close == bar.Close && next.Open == bar.Open && next.High == bar.High && next.Low == bar.Low && next.Volume == bar.Volume;

    private void LookForSilence(IReadOnlyList<string> files, ReadOnlySpan<BarLine> lines)
    {
        int start = 0;
        for (int i = 0; i <= lines.Length; i++)
        {
            if (i < lines.Length && lines[i].Bar.Volume == 0)
            {
                continue;
            }
            if (i - start >= (interval.IsIntraday ? ZeroVolumeIntradayMin : ZeroVolumeDaysMin))
            {
                BarLine first = lines[start];
                findings.Keep(files, first, BarRules.ZeroVolumeRun, $"{i - start} bars in a row without volume");
            }
            start = i + 1;
        }
    }
}
