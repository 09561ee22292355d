using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Consensus;
using GoldenSignals.Core.Risk;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Sessions;

/// <summary>Buy, sell or hold: taken only on a claim that is at least weak and pays after costs.</summary>
/// <param name="Side">1 buy, −1 sell, 0 hold.</param>
/// <param name="On">The question it rests on; null when it holds.</param>
/// <param name="ExpectedValue">Return to expect after costs, as a share of the price.</param>
/// <param name="Kelly">The bet that grows fastest, as a share of capital, before it is cut down.</param>
internal readonly record struct Decision(int Side, Question? On, double ExpectedValue, double Kelly)
{
    /// <summary>The best of the proven claims on direction, relative strength and set-ups; hold where none pays.</summary>
    public static Decision Of(SignalSession session)
    {
        Decision best = default;
        foreach (Question question in session.Questions)
        {
            if (!question.Claims || question.Consensus!.Skill.State == ClaimState.Unproven) continue;
            Decision candidate = question.Target is TradeTarget trade
                ? OnSetUp(session, question, trade)
                : OnMove(session, question);
            if (candidate.ExpectedValue > best.ExpectedValue) best = candidate;
        }
        return best;
    }

    /// <summary>What a bet on a move is worth after costs, as a share of the price; positive only where it pays.</summary>
    /// <remarks>It must pay twice: as it stands, and in what the claim adds to the base rate. A market that rises on its own makes every
    /// purchase look good; that is its drift, not a reason to act today.</remarks>
    /// <returns>Side (1 buy, −1 sell, 0 neither) and the value of the move as it stands.</returns>
    internal static (int Side, double Value) Worth(double probability, double baseRate, double gain, double loss, double cost)
    {
        double drift = probability * gain - (1 - probability) * loss;
        double added = (probability - baseRate) * (gain + loss);
        bool agree = Math.Sign(drift) == Math.Sign(added);
        return agree && Math.Min(Math.Abs(drift), Math.Abs(added)) > cost ? (Math.Sign(drift), Math.Abs(drift) - cost) : (0, 0);
    }

    private static Decision OnMove(SignalSession session, Question question)
    {
        MoveSizes moves = question.Target.Moves;
        if (!(moves.MeanGain > 0 && moves.MeanLoss > 0)) return default;
        TargetConsensus consensus = question.Consensus!;
        (int side, double value) = Worth(consensus.Published, consensus.BaseRate, moves.MeanGain, moves.MeanLoss, session.Settings.CostShare);
        return Bet(side, question, value, moves.MeanGain, moves.MeanLoss);
    }

    private static Decision OnSetUp(SignalSession session, Question question, TradeTarget trade)
    {
        double unit = trade.Range / session.LastAdjustedClose;
        double p = question.Consensus!.Published;
        double gain = SetUp.TargetAtr * unit, loss = SetUp.StopAtr * unit;
        return Bet(trade.Side, question, p * gain - (1 - p) * loss - session.Settings.CostShare, gain, loss);
    }

    private static Decision Bet(int side, Question question, double value, double gain, double loss) =>
        value > 0 ? new Decision(side, question, value, PositionSize.Kelly(value, gain, loss)) : default;
}
