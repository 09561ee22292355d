using GoldenSignals.Core;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Synthetic;

/// <summary>One symbol living through the synthetic market: its price, its own shocks and jumps, and how much of it is traded.</summary>
internal sealed class SyntheticSymbol
{
    private const double DaysPerYear = 252;

    /// <summary>How volume answers: to expected variance, to the size of today's surprise, and to its own yesterday.</summary>
    private const double VolumeOfVariance = 0.35, VolumeOfSurprise = 0.28, VolumeMemory = 0.88, VolumeNoise = 0.11;

    /// <summary>A typical surprise, so that the usual volume stays the usual one.</summary>
    private const double UsualSurprise = 0.75;

    /// <summary>From Sunday to Saturday: Mondays are thin, weekends (where there are any) thinner.</summary>
    private static readonly double[] WeekdayVolume = [0.70, 0.92, 1.00, 1.03, 1.02, 1.01, 0.72];

    private readonly SyntheticListing listing;
    private readonly TradingCalendar calendar;
    private readonly GarchProcess own;
    private readonly SeededRandom jumps, volumes;
    private double logPrice, volumeMood;

    public SyntheticSymbol(SyntheticListing listing, ulong seed)
    {
        this.listing = listing;
        calendar = TradingCalendar.For(listing.Symbol);
        own = new(listing.OwnVolatility * listing.OwnVolatility, listing.Freedom, 0.06, 0.07, new(seed, listing.Stream));
        jumps = new(seed, listing.Stream + 1);
        volumes = new(seed, listing.Stream + 2);
        logPrice = Math.Log(listing.FirstPrice);
    }

    public bool Trades(DateOnly date) => calendar.IsTradingDay(date);

    public SyntheticDay Step(DateOnly date, in SharedMove shared)
    {
        bool hasSector = listing.Sector >= 0 && shared.Sectors is not null;
        double sector = hasSector ? shared.Sectors![listing.Sector] : 0;
        double sectorVariance = hasSector ? shared.SectorVariances![listing.Sector] : 0;
        double variance = listing.MarketBeta * listing.MarketBeta * shared.MarketVariance
            + listing.SectorBeta * listing.SectorBeta * sectorVariance + own.Variance;
        double jump = listing.MarketBeta * shared.MarketJump + OwnJump();
        double move = listing.MarketBeta * shared.Market + listing.SectorBeta * sector + own.Next(shared.OwnLevel) + jump;
        var day = new SyntheticDay(listing, date, shared.Regime, logPrice, move, variance, jump, Volume(date, variance, move));
        logPrice += move;
        return day;
    }

    private double OwnJump()
    {
        double draw = jumps.NextUniform();
        return draw < listing.JumpsPerYear / DaysPerYear ? listing.JumpSize * jumps.NextNormal() : 0;
    }

    private double Volume(DateOnly date, double variance, double move)
    {
        volumeMood = VolumeMemory * volumeMood + VolumeNoise * volumes.NextNormal();
        double surprise = Math.Min(6, Math.Abs(move) / Math.Sqrt(variance)) - UsualSurprise;
        double log = volumeMood + VolumeOfVariance * Math.Log(variance / listing.UsualVariance) + VolumeOfSurprise * surprise;
        double hours = (calendar.CloseOf(date) - calendar.OpenOf(date)).TotalHours;
        double openShare = calendar == TradingCalendar.NewYork ? hours / 6.5 : 1;
        return listing.UsualVolume * WeekdayVolume[(int)date.DayOfWeek] * openShare * Math.Exp(log);
    }
}
