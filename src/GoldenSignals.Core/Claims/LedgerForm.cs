namespace GoldenSignals.Core.Claims;

/// <summary>The byte form of entries, version 1. docs/reference/ledger lists the fields in this order; whoever changes one raises the version.</summary>
public static class LedgerForm
{
    public const byte Version = 1;

    private const long Opening = 1, Signal = 2, Settlement = 3, Withdrawal = 4;

    public static byte[] Write(LedgerEntry entry)
    {
        var to = new LedgerBytes();
        to.Put(Version).Put(KindOf(entry)).Put(entry.Chain.Symbol).Put(entry.Chain.Interval).Put(entry.Chain.Ran)
            .Put(entry.Sequence).Put(entry.Time).Put(entry.Written);
        switch (entry)
        {
            case OpeningEntry opening:
                to.Put(opening.Settings).Put(opening.ModelHash).PutAll(opening.Universe, (bytes, ticker) => bytes.Put(ticker))
                    .Put(opening.Journaled ? 1L : 0L).Put(opening.Bars).Put(opening.TrailBars).PutBytes(opening.Trail);
                break;
            case SignalEntry signal:
                to.Put(signal.SignalId).Put(signal.DataLabel).Put(signal.ModelHash).Put(signal.InputHash).Put(signal.Decision).Put(signal.Reason)
                    .Put(signal.Close).PutAll(signal.Claims, Put);
                break;
            case SettlementEntry settled:
                to.Put(settled.Claim).Put(settled.Target).Put((long)settled.Horizon).Put((long)settled.Outcome).PutMaybe((long?)settled.Outcome90)
                    .PutMaybe(settled.Value).Put(settled.SettledAt).PutMaybe(settled.Replaces).Put(settled.Why);
                break;
            case WithdrawalEntry withdrawn:
                to.Put(withdrawn.Withdrawn).Put(withdrawn.Instead).Put(withdrawn.Why);
                break;
        }
        return to.Written.ToArray();
    }

    /// <exception cref="FormatException">The bytes are no entry of this version.</exception>
    public static LedgerEntry Read(ReadOnlySpan<byte> bytes)
    {
        var from = new LedgerReader(bytes);
        if (from.Byte() is var version && version != Version) throw LedgerReader.Wrong($"version {version}, which this program does not know");
        long kind = from.Long();
        var chain = new LedgerChain(from.String(), from.String(), from.String());
        long sequence = from.Long();
        DateTime time = from.Time(), written = from.Time();
        LedgerEntry entry = kind switch
        {
            Opening => new OpeningEntry(
                chain, sequence, time, written, from.String(), from.String(), Strings(ref from), from.Has(),
                from.Long(), from.Long(), from.Bytes()),
            Signal => new SignalEntry(
                chain, sequence, time, written, from.String(), from.String(), from.String(), from.String(), from.String(), from.String(),
                from.Double(), Claims(ref from)),
            Settlement => new SettlementEntry(
                chain, sequence, time, written, from.Long(), from.String(), Whole(ref from), Outcome(ref from),
                from.Has() ? Outcome(ref from) : null, from.Has() ? from.Double() : null, from.Time(), from.Has() ? from.Long() : null, from.String()),
            Withdrawal => new WithdrawalEntry(chain, sequence, time, written, from.Long(), from.String(), from.String()),
            _ => throw LedgerReader.Wrong($"the unknown kind {kind}"),
        };
        return from.AtEnd ? entry : throw LedgerReader.Wrong("more bytes than its fields");
    }

    private static long KindOf(LedgerEntry entry) => entry switch
    {
        OpeningEntry => Opening,
        SignalEntry => Signal,
        SettlementEntry => Settlement,
        WithdrawalEntry => Withdrawal,
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.GetType().Name, "This kind of entry has no byte form."),
    };

    private static void Put(LedgerBytes to, LedgerClaim claim)
    {
        to.Put(claim.Target).Put((long)claim.Horizon).PutMaybe(claim.Expires);
        if (claim.Range is { } range)
        {
            Put(to.Put(2L), range.P80);
            Put(to, range.P90);
            return;
        }
        LedgerOdds odds = claim.Odds ?? throw new ArgumentException($"A claim on {claim.Target} says nothing.", nameof(claim));
        to.Put(1L).Put(odds.Raw).Put(odds.Probability).Put(odds.BaseRate).Put(odds.Baseline).Put(odds.BaselineProbability)
            .Put(odds.Calibration).Put(odds.State).Put(odds.Band is null ? 0L : 1L);
        if (odds.Band is { } band) Put(to, band);
        to.PutAll(odds.Contributions, (bytes, share) => bytes.Put(share.Agent).Put(share.Share));
    }

    private static void Put(LedgerBytes to, LedgerBounds bounds) => to.Put(bounds.Low).Put(bounds.High);

    private static List<LedgerClaim> Claims(ref LedgerReader from)
    {
        var claims = new List<LedgerClaim>();
        for (int i = from.Count(); i > 0; i--)
        {
            string target = from.String();
            int horizon = Whole(ref from);
            DateTime? expires = from.Has() ? from.Time() : null;
            claims.Add(from.Long() switch
            {
                1 => new LedgerClaim(target, horizon, expires, Odds(ref from), null),
                2 => new LedgerClaim(target, horizon, expires, null, new LedgerRange(Bounds(ref from), Bounds(ref from))),
                _ => throw LedgerReader.Wrong("a claim that is neither question nor range"),
            });
        }
        return claims;
    }

    private static LedgerOdds Odds(ref LedgerReader from) => new(
        from.Double(), from.Double(), from.Double(), from.String(), from.Double(), from.Double(), from.String(),
        from.Has() ? Bounds(ref from) : null, Shares(ref from));

    private static LedgerBounds Bounds(ref LedgerReader from) => new(from.Double(), from.Double());

    private static List<LedgerShare> Shares(ref LedgerReader from)
    {
        var shares = new List<LedgerShare>();
        for (int i = from.Count(); i > 0; i--) shares.Add(new LedgerShare(from.String(), from.Double()));
        return shares;
    }

    private static List<string> Strings(ref LedgerReader from)
    {
        var strings = new List<string>();
        for (int i = from.Count(); i > 0; i--) strings.Add(from.String());
        return strings;
    }

    private static int Whole(ref LedgerReader from)
    {
        long value = from.Long();
        return value is >= 0 and <= int.MaxValue ? (int)value : throw LedgerReader.Wrong("a horizon out of range");
    }

    private static LedgerOutcome Outcome(ref LedgerReader from)
    {
        long value = from.Long();
        return value is >= 0 and <= 2 ? (LedgerOutcome)value : throw LedgerReader.Wrong("an outcome that is none");
    }
}
