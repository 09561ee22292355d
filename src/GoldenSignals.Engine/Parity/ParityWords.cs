using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Runtime;

namespace GoldenSignals.Engine.Parity;

/// <summary>What a signal says, without what only names it.</summary>
internal static class ParityWords
{
    public static byte[] Of(SignalEntry said) => LedgerForm.Write(said with { SignalId = "", InputHash = "", ModelHash = "", Written = DateTime.UnixEpoch });

    /// <summary>What a session says now, in the place of a recorded signal.</summary>
    public static byte[] Of(SessionInputs inputs, SignalEntry place) =>
        Of(LedgerWords.Of(inputs.ToSignal(LabelOf(place)), place.Chain, place.Sequence, DateTime.UnixEpoch));

    /// <summary>As recorded: a symbol that was imported again says the same under another label.</summary>
    private static DataLabel LabelOf(SignalEntry place) => Enum.GetValues<DataLabel>().First(label => label.Text() == place.DataLabel);
}
