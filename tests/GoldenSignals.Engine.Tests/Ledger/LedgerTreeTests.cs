using System.Text;
using GoldenSignals.Engine.Ledger;

namespace GoldenSignals.Engine.Tests.Ledger;

/// <summary>Against the test vectors of Certificate Transparency's own reference tree, the eight inputs that RFC 6962 code is tested with.</summary>
public sealed class LedgerTreeTests
{
    private static readonly byte[][] Inputs = [.. new[]
    {
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    }.Select(Convert.FromHexString)];

    [Theory]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_root_is_that_of_the_published_vectors(int count, string root) =>
        Assert.Equal(root, Convert.ToHexStringLower(LedgerTree.Root([.. Inputs[..count].Select(input => LedgerTree.Leaf(input))])));

    [Fact]
    public void Every_path_leads_to_the_root_and_no_other_leaf_takes_it()
    {
        byte[][] leaves = [.. Enumerable.Range(0, 40).Select(i => LedgerTree.Leaf(Encoding.UTF8.GetBytes($"{i}")))];
        var grown = new LedgerFrontier();
        for (int count = 1; count <= leaves.Length; count++)
        {
            grown.Add(leaves[count - 1]);
            byte[] root = LedgerTree.Root(leaves.AsSpan(0, count));
            Assert.Equal(root, grown.Root());
            for (int place = 0; place < count; place++)
            {
                List<byte[]> path = LedgerTree.Path(leaves.AsSpan(0, count), place);
                Assert.Equal(root, LedgerTree.Climb(leaves[place], place, count, path));
                Assert.NotEqual(root, LedgerTree.Climb(leaves[(place + 1) % leaves.Length], place, count, path));
                Assert.Null(LedgerTree.Climb(leaves[place], place, count, [.. path, root]));
            }
        }
    }
}
