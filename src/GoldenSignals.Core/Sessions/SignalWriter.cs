using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Consensus;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Risk;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Sessions;

/// <summary>Puts what a session says into an immutable <see cref="Signal"/>: words, raw prices and dates. The only place of a session that allocates.</summary>
internal readonly struct SignalWriter(SignalSession session, DataLabel label, string inputHash)
{
    private const int LikeLeansMin = 30;

    private readonly TradingCalendar calendar = session.Interval.IsIntraday
        ? TradingCalendar.For(session.Symbol, session.Settings.Hours)
        : TradingCalendar.For(session.Symbol);

    public Signal Write()
    {
        Decision decision = Decision.Of(session);
        string modelHash = Hash(session.Settings.Canonical, string.Join(',', AgentCatalog.All.Where(e => e.Installed).Select(e => e.Name)));
        string asOf = session.LastBar.Time.ToString("O", CultureInfo.InvariantCulture);
        return new Signal(
            Hash(session.Symbol.Ticker, session.Interval.Name, asOf, label.ToString(), modelHash, inputHash),
            session.Symbol.Ticker, session.Interval.Name, session.LastBar.Time, label.Text(), session.Bars,
            session.Symbol.ToPrice(session.LastBar.Close),
            decision.Side switch { 1 => "buy", -1 => "sell", _ => "hold" }, Reason(decision),
            WriteLean(), WriteChanges(), WritePlan(decision), WriteRisk(),
            WriteClaims(), WriteAgents(), modelHash, inputHash);
    }

    private static string Hash(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    private static string Reason(Decision decision) => decision.On is null
        ? "noEdge"
        : string.Create(CultureInfo.InvariantCulture,
            $"{decision.On.Entry.Key} at {decision.On.Consensus!.Published:0.00}, {StateName(decision.On)}: {100 * decision.ExpectedValue:0.00} % to expect after costs");

    private Lean WriteLean()
    {
        LeanRecord record = session.LeanRecord;
        return new Lean(record.Score, record.Up, record.Down, record.Silent, LeanWords(record));
    }

    private string LeanWords(LeanRecord record)
    {
        if (label == DataLabel.Synthetic) return "SYNTHETIC data: no record is shown";
        var (rose, known) = record.LikeToday;
        var (allRose, allKnown) = record.All;
        if (known < LikeLeansMin)
            return string.Create(CultureInfo.InvariantCulture, $"only {known:0} leans like this are settled: no record yet");
        Question? direction = session.Find("direction:5");
        string verdict = direction?.Consensus?.Skill.State is ClaimState.Weak or ClaimState.Demonstrated ? "proven at least weakly" : "no proven edge";
        return string.Create(CultureInfo.InvariantCulture,
            $"leans like this rose {100 * rose / known:0} % of {known:0} times, always-up {100 * allRose / allKnown:0} %: {verdict}");
    }

    private List<Change> WriteChanges()
    {
        List<Change> changes = [];
        ChangeLog log = session.Changes;
        if (!double.IsNaN(log.Above)) changes.Add(new("level", $"closed above its {SignalSession.LevelBars}-bar high of {PriceText(log.Above)}"));
        if (!double.IsNaN(log.Below)) changes.Add(new("level", $"closed below its {SignalSession.LevelBars}-bar low of {PriceText(log.Below)}"));
        for (int i = 0; i < session.Seats.Length; i++)
        {
            string name = session.Seats[i].Entry.Name;
            if (log.StateBefore(i) is { } before) changes.Add(new("regime", $"{before} became {session.Seats[i].State}"));
            if (log.TurnedTo(i) is var side and not 0) changes.Add(new("side", $"{name} turned {(side > 0 ? "up" : "down")}"));
        }
        if (SettledWords(log) is { Length: > 0 } settled) changes.Add(new("settled", settled));
        return changes;
    }

    // Every bar settles something; what was published as a bare base rate is no news when it does.
    private string SettledWords(ChangeLog log)
    {
        List<string> settled = [];
        for (int i = 0; i < session.Questions.Length; i++)
        {
            Question question = session.Questions[i];
            if (!log.Settled(i) || question.Consensus!.Skill.State == ClaimState.Unproven) continue;
            Settlement came = question.Consensus.Settled;
            settled.Add(string.Create(CultureInfo.InvariantCulture, $"{question.Entry.Key} {(came.Outcome > 0.5 ? "yes" : "no")}, claimed {came.Published:0.00}"));
        }
        return string.Join("; ", settled);
    }

    private TradePlan? WritePlan(Decision decision)
    {
        int side = decision.Side != 0 ? decision.Side : session.Proposer?.SetUp.Side ?? 0;
        double range = session.Trade?.Range ?? double.NaN;
        if (side == 0 || double.IsNaN(range)) return null;
        double close = session.LastAdjustedClose;
        bool named = session.Proposer?.SetUp.Side == side;
        return new TradePlan(
            named ? session.Proposer!.SetUp.Name! : "average true range", side > 0 ? "buy" : "sell",
            Price(close), Price(close - side * SetUp.StopAtr * range), Price(close + side * SetUp.TargetAtr * range),
            ExpiryAfter(SetUp.ExpiryBars) ?? session.LastBar.Time, Size(decision), decision.ExpectedValue);
    }

    /// <summary>Volatility target and a share of the Kelly bet, whichever is less; 0 while unproven.</summary>
    internal double Size(Decision decision)
    {
        double volatility = AnnualVolatility();
        if (decision.Side == 0 || !(volatility > 0)) return 0;
        double kelly = session.Settings.KellyShare * decision.Kelly;
        return PositionSize.Least(kelly, PositionSize.ForVolatility(session.Settings.VolatilityTarget, volatility), session.Settings.SizeMax);
    }

    private AtRisk? WriteRisk()
    {
        double range = session.Trade?.Range ?? double.NaN;
        if (double.IsNaN(range)) return null;
        double distance = SetUp.StopAtr * range, volatility = AnnualVolatility();
        return new AtRisk(Price(distance), 100 * distance / session.LastAdjustedClose, double.IsNaN(volatility) ? null : 100 * volatility);
    }

    private double AnnualVolatility()
    {
        foreach (RangeForecaster range in session.Ranges)
        {
            if (range.Horizon == 5) return range.Volatility * Math.Sqrt(BarsPerYear());
        }
        return double.NaN;
    }

    private double BarsPerYear()
    {
        (double days, double minutes) = session.Symbol.AssetClass switch
        {
            AssetClass.Crypto => (365, 1440),
            AssetClass.Forex or AssetClass.Cfd => (260, 1440),
            _ => (252.0, (double)calendar.LongestMinutes),
        };
        int length = session.Interval.Minutes;
        return length >= Interval.Week1.Minutes ? 52 : session.Interval.IsIntraday ? days * Math.Max(1, minutes / length) : days;
    }

    private List<Claim> WriteClaims()
    {
        List<Claim> claims = [];
        foreach (Question question in session.Questions) claims.Add(WriteClaim(question));
        foreach (RangeForecaster range in session.Ranges) claims.Add(WriteRange(range));
        return claims;
    }

    private Claim WriteClaim(Question question)
    {
        Claim claim = new(question.Entry.Key, question.Entry.Horizon);
        if (!question.Claims) return claim with { NoClaim = SilenceWords(question) };
        TargetConsensus consensus = question.Consensus!;
        return claim with
        {
            Raw = consensus.Raw,
            Probability = consensus.Published,
            BaseRate = consensus.BaseRate,
            Baseline = new Baseline(question.Entry.Baseline, question.Target.BaselineProbability),
            Calibration = consensus.CalibrationShare,
            State = StateName(question),
            Scope = Scope(),
            EffectiveSample = consensus.Skill.EffectiveSample,
            Chance = Finite(consensus.Skill.BrierGain.Chance),
            Expires = ExpiryAfter(claim.Horizon),
            Band = question.Target is BandTarget band ? Within(band.Width) : null,
        };
    }

    private Claim WriteRange(RangeForecaster range)
    {
        Claim claim = new("range-forecast", range.Horizon);
        if (!range.Ready) return claim with { NoClaim = "still learning how far it moves" };
        return claim with
        {
            Scope = Scope(),
            Expires = ExpiryAfter(range.Horizon),
            Range = new RangeForecast(Around(range.Reach80), Around(range.Reach90)),
            TrailingCoverage = label == DataLabel.Synthetic ? null : Finite(range.TrailingCoverage80),
        };
    }

    private double[] Around(double reach) =>
        [Price(session.LastAdjustedClose * Math.Exp(-reach)), Price(session.LastAdjustedClose * Math.Exp(reach))];

    private Band Within(double share) =>
        new(Price(session.LastAdjustedClose * (1 - share)), Price(session.LastAdjustedClose * (1 + share)));

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private string Scope() => label == DataLabel.Synthetic ? $"{session.Symbol.Ticker}, SYNTHETIC" : session.Symbol.Ticker;

    private static string StateName(Question question) => question.Consensus!.Skill.State switch
    {
        ClaimState.Demonstrated => "demonstrated",
        ClaimState.Weak => "weak",
        _ => "unproven",
    };

    private static string SilenceWords(Question question) => question.Refusal ?? question.Consensus!.Silence switch
    {
        NoClaim.TooFewAnswers => string.Create(CultureInfo.InvariantCulture,
            $"{question.Target.Known} answers are known, a claim needs {Target.KnownMin}"),
        NoClaim.NoQuorum => string.Create(CultureInfo.InvariantCulture,
            $"fewer than {question.Consensus!.Quorum} of {question.Voices.Length} agents hold an opinion"),
        _ => question.Target switch
        {
            TradeTarget => "no agent names a set-up at this close",
            RelativeTarget => "the watched universe is not known at this close",
            ActivityTarget => "no volume history to ask about",
            _ => "too little history to ask",
        },
    };

    private List<AgentView> WriteAgents()
    {
        List<AgentView> views = [];
        for (int i = 0; i < session.Seats.Length; i++)
        {
            if (session.Seats[i].HasSpoken) views.Add(WriteAgent(i));
        }
        return views;
    }

    private AgentView WriteAgent(int place)
    {
        Seat seat = session.Seats[place];
        List<OpinionView> opinions = [];
        for (int i = 0; i < seat.Opinions.Length && seat.IsTaken; i++)
        {
            if (seat.HasSpokenOn(i)) opinions.Add(WriteOpinion(seat, new Voice(place, i)));
        }
        Dictionary<string, EvidenceView> evidence = [];
        foreach (Evidence item in seat.Evidence()) evidence[item.Name] = WriteEvidence(item);
        List<Shape> shapes = [];
        foreach (Shape shape in seat.Shapes()) shapes.Add(WriteShape(shape));
        return new AgentView(seat.Entry.Name, StatusName(seat.Status), opinions, evidence, shapes) { State = seat.State };
    }

    private OpinionView WriteOpinion(Seat seat, Voice voice)
    {
        Opinion opinion = seat.On(voice.Opinion);
        string target = seat.Entry.Targets[voice.Opinion];
        if (!opinion.Holds) return new OpinionView(target, null, null, opinion.Why.ToString(), null, null);
        Question? question = session.Find(target);
        int at = question is { Claims: true } ? Array.IndexOf(question.Voices, voice) : -1;
        return new OpinionView(target, opinion.Score, opinion.Confidence, opinion.Why.ToString(),
            at < 0 ? null : question!.Consensus!.Contributions[at],
            at < 0 ? null : question!.Consensus!.ContributionsIfProven[at]);
    }

    private EvidenceView WriteEvidence(Evidence item) => !double.IsFinite(item.Value)
        ? new EvidenceView(null, item.Unit)
        : new EvidenceView(item.Unit == "price" ? Price(item.Value) : item.Value, item.Unit);

    private Shape WriteShape(Shape shape)
    {
        List<ShapePoint> points = [];
        foreach (ShapePoint point in shape.Points) points.Add(point with { Price = Price(point.Price) });
        return shape with { Points = points };
    }

    private static string StatusName(SeatStatus status) => status switch
    {
        SeatStatus.TimedOut => "timedOut",
        _ => status.ToString().ToLowerInvariant(),
    };

    /// <summary>A level on the session's adjusted grid as people see it today: raw, in currency, on the grid.</summary>
    private double Price(double adjustedTicks) => session.Symbol.ToPrice(Math.Round(adjustedTicks / session.Factor));

    private string PriceText(double adjustedTicks) => Price(adjustedTicks).ToString("0.00######", CultureInfo.InvariantCulture);

    /// <summary>Close of the bar h bars on; null beyond the years the calendar knows.</summary>
    private DateTime? ExpiryAfter(int bars)
    {
        DateTime close = session.LastBar.Time;
        for (int i = 0; i < bars; i++)
        {
            if (close.Year >= TradingCalendar.LastDay.Year) return null;
            close = calendar.NextClose(close, session.Interval);
        }
        return close;
    }
}
