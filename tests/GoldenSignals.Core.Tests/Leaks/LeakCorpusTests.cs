using GoldenSignals.Core.Leaks;

namespace GoldenSignals.Core.Tests.Leaks;

/// <summary>The guard against many leaks and many features that only look like leaks.</summary>
[Trait("Speed", "slow")]
public class LeakCorpusTests
{
    public static TheoryData<string, LeakCheck> Leaking => [.. LeakingCorpus.All.Select(entry => (entry.Leaking.Name, entry.FoundBy))];

    public static TheoryData<string> Honest => [.. HonestCorpus.All.Select(specimen => specimen.Name)];

    [Theory, MemberData(nameof(Leaking))]
    public void A_leak_is_found_by_the_check_that_is_made_for_it(string name, LeakCheck check)
    {
        LeakReport report = LeakingCorpus.All.Single(entry => entry.Leaking.Name == name).Leaking.Report;
        Leak leak = Assert.Single(report.Leaks, leak => leak.Check == check);
        Assert.False(report.Passed);
        Assert.Equal(Specimen.History.Bars[leak.Bar].Time, leak.Time);
        Assert.NotEmpty(leak.Words);
        Assert.DoesNotContain(report.Findings, finding => finding.Failure is not null);
    }

    [Theory, MemberData(nameof(Honest))]
    public void What_only_looks_like_a_leak_passes(string name)
    {
        LeakReport report = HonestCorpus.All.Single(specimen => specimen.Name == name).Report;
        Assert.True(report.Passed, string.Join('\n', report.Findings));
    }

    [Fact]
    public void Every_check_alone_finds_a_leak_that_no_other_finds()
    {
        LeakCheck[] alone = [.. LeakingCorpus.All.Select(entry => entry.Leaking.Report.Leaks.ToArray()).Where(leaks => leaks.Length == 1).Select(leaks => leaks[0].Check)];
        // Who foretells lots has also said something that later bars change; that check stands alone only where answers differ from run to run.
        Assert.Equal(Enum.GetValues<LeakCheck>().Except([LeakCheck.LabelShuffle]), alone.Distinct().Order());
    }

    [Fact]
    public void The_corpus_is_as_large_as_promised()
    {
        Assert.True(LeakingCorpus.All.Select(entry => entry.Leaking.Name).Distinct().Count() >= 20);
        Assert.True(HonestCorpus.All.Select(specimen => specimen.Name).Distinct().Count() >= 20);
    }
}
