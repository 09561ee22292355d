using System.Globalization;

namespace GoldenSignals.Bench.Serving;

/// <summary>What the process that measures tells a server's process on standard input, a line an order, a line an answer.</summary>
internal static class Orders
{
    public const string Spent = "spent", Memory = "memory", Publish = "publish";

    /// <summary>Follows orders until the input ends.</summary>
    /// <param name="address">Said first: where the server listens.</param>
    public static async Task FollowAsync(string address, Publishing publishing)
    {
        Console.WriteLine(address);
        while (Console.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            switch (words[0])
            {
                case Spent:
                    Say(Environment.CpuUsage.TotalTime.Ticks);
                    break;
                case Memory:
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                    GC.WaitForPendingFinalizers();
                    Say(Environment.WorkingSet);
                    break;
                case Publish:
                    await publishing.RunAsync(int.Parse(words[1], CultureInfo.InvariantCulture), double.Parse(words[2], CultureInfo.InvariantCulture));
                    Say(0);
                    break;
                default:
                    throw new InvalidOperationException($"There is no order {line}.");
            }
        }
    }

    private static void Say(long number) => Console.WriteLine(number.ToString(CultureInfo.InvariantCulture));
}
