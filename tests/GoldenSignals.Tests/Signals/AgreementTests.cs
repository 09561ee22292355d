using GoldenSignals.Core.Claims;
using GoldenSignals.Signals;

namespace GoldenSignals.Tests.Signals;

public sealed class AgreementTests
{
    [Fact]
    public void Says_which_intervals_lean_which_way_and_that_none_is_proven() => Assert.Equal(
        "1h and 1d lean up, 5m leans down, 15m leans neither way; none of it is proven.",
        Agreement.Sentence([Row("5m", -0.2), Row("15m", 0.01), Row("1h", 0.4), Row("1d", 0.1)]));

    [Fact]
    public void Names_what_is_proven_and_nothing_else() => Assert.Equal(
        "5m and 1d lean up; direction:5 on 1d is weak.",
        Agreement.Sentence([Row("5m", 0.2, new AgreementClaim("volatility:5", 0.7, 0.5, "weak")), Row("1d", 0.2, new AgreementClaim("direction:5", 0.6, 0.5, "weak"))]));

    private static AgreementRow Row(string interval, double lean, params AgreementClaim[] claims) =>
        new(interval, "LIVE", default, "hold", "noEdge", new Lean(lean, 1, 1, 1, ""), claims);
}
