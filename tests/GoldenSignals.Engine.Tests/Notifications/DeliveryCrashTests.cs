using System.Text.Json;
using System.Text.RegularExpressions;
using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Notifications;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Notifications;

/// <summary>
/// A process that takes notices and sends them over every kind of channel is killed at any moment, while the vendors refuse, fail and hang up. What was
/// acknowledged is sent once on each channel, or recorded as of unknown fate; nothing is lost and nothing is shown twice.
/// </summary>
public sealed partial class DeliveryCrashTests
{
    private const int Moments = 15;
    private const string SetFile = "set.json";

    private static readonly string[] AtMostOnce = ["telegram", "discord", "slack", "email"];

    [Fact, Trait("Speed", "slow")]
    public async Task What_was_acknowledged_is_sent_once_or_known_to_be_unknown()
    {
        using var folder = new TempFolder();
        var whims = new Whims(7);
        Dictionary<string, HttpStandIn> vendors = Vendor.All.ToDictionary(vendor => vendor.Kind, vendor => new HttpStandIn(_ => whims.Answer(vendor)));
        using var mail = new SmtpStandIn { Instead = (word, _) => word == "RCPT" ? whims.MailAnswer() : null, DropsAfterTaking = whims.HangsUp };
        (string Name, Dictionary<string, string> Set)[] set =
        [
            .. Vendor.All.Select(vendor => (vendor.Kind, vendor.Set(vendors[vendor.Kind].Url, ("perMinuteMax", "600"), ("text", "{text}"), ("triesMax", "50")))),
            ("email", new()
            {
                ["kind"] = "email", ["host"] = "127.0.0.1", ["port"] = $"{mail.Port}", ["security"] = "none", ["from"] = "a@example.org", ["to"] = "b@example.org",
                ["perMinuteMax"] = "600", ["text"] = "{text}", ["triesMax"] = "50",
            }),
        ];
        await File.WriteAllTextAsync(Path.Combine(folder.Path, SetFile), JsonSerializer.Serialize(set.ToDictionary(one => one.Name, one => one.Set)), PostOffice.Stop);
        var acknowledged = new HashSet<string>();
        var random = new Random(3);
        for (int moment = 0; moment < Moments; moment++)
        {
            List<string> said = Child.RunAndKill(nameof(DeliveryCrashTests), folder.Path, random.Next(1, 6), TimeSpan.FromMicroseconds(random.Next(30_000)));
            acknowledged.UnionWith(said.Where(line => Whole().IsMatch(line)).Select(line => line.TrimEnd('.')));
        }
        using Database database = Database.Open(folder.Path);
        var deliveries = new Deliveries(database, TimeProvider.System);
        whims.IsKind = true;
        await DrainAsync(database, set);

        List<Delivery> all = [];
        while (deliveries.List(before: all.Count > 0 ? all[^1].Id : long.MaxValue) is { Count: > 0 } page)
        {
            all.AddRange(page);
        }
        Dictionary<string, List<string>> taken = vendors.ToDictionary(pair => pair.Key, pair => pair.Value.Taken.Select(KeyIn).ToList());
        taken["email"] = [.. mail.Taken.Select(one => Key().Match(one.Words).Value)];
        Assert.True(acknowledged.Count >= Moments, $"{acknowledged.Count} were acknowledged");
        foreach ((string channel, List<string> keys) in taken)
        {
            Dictionary<string, Delivery> of = all.Where(delivery => delivery.Channel == channel).ToDictionary(delivery => delivery.Key);
            Assert.All(acknowledged, key => Assert.Contains(key, of.Keys));
            Assert.All(of.Values, delivery => Check(delivery, keys.Count(key => key == delivery.Key)));
            Assert.All(keys, key => Assert.Contains(key, of.Keys));
        }
        foreach ((string channel, string header) in (ReadOnlySpan<(string, string)>)[("webhook", "webhook-id"), ("ntfy", "X-Sequence-ID")])
        {
            // Whoever goes by the name sees each once.
            Assert.All(vendors[channel].Taken.GroupBy(KeyIn), same => Assert.Single(same.Select(received => received.Headers[header]).Distinct()));
        }
        Assert.All(vendors.Values, vendor => vendor.Dispose());
    }

    /// <summary>The child: adds notices, says which are in the outbox, and sends at the same time.</summary>
    internal static async Task SendUntilKilledAsync(string folder)
    {
        (string, Dictionary<string, string>)[] set = [.. JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(
            await File.ReadAllTextAsync(Path.Combine(folder, SetFile)))!.Select(pair => (pair.Key, pair.Value))];
        IReadOnlyList<ChannelPlan> plans = PostOffice.Set(set, out KeyRing keys);
        using Database database = Database.Open(folder);
        await using var postman = new Postman(database, plans, keys, TimeProvider.System, _ => { });
        await postman.RecoverAsync(CancellationToken.None);
        postman.Start();
        string run = Guid.NewGuid().ToString("N");
        for (int i = 0; ; i++)
        {
            string key = $"k{run}-{i}";
            await database.WriteAsync(
                connection => Outbox.Add(connection, PostOffice.Notice(key, text: $"Notice {key}"), [.. set.Select(one => one.Item1)]), CancellationToken.None);
            await Console.Out.WriteLineAsync($"{key}.");
            await Console.Out.FlushAsync();
            await Task.Delay(20);
        }
    }

    private static void Check(Delivery delivery, int taken)
    {
        string what = $"{delivery.Channel} {delivery.Key} is {delivery.State} ({delivery.Cause}) and was taken {taken} times";
        bool right = AtMostOnce.Contains(delivery.Channel)
            ? delivery.State switch { DeliveryState.Sent => taken == 1, DeliveryState.Unknown => taken <= 1, _ => false }
            : delivery.State == DeliveryState.Sent && taken >= 1;
        Assert.True(right, what);
    }

    /// <summary>Sends what is left on a clock that runs ahead, so that nothing waits.</summary>
    private static async Task DrainAsync(Database database, (string Name, Dictionary<string, string> Set)[] set)
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow.AddMinutes(5));
        IReadOnlyList<ChannelPlan> plans = PostOffice.Set(set, out KeyRing keys);
        await using var postman = new Postman(database, plans, keys, clock, _ => { });
        await postman.RecoverAsync(PostOffice.Stop);
        var deliveries = new Deliveries(database, clock);
        while (deliveries.List(state: DeliveryState.Waiting, limit: 1).Count > 0)
        {
            foreach ((string name, _) in set)
            {
                while (await postman.StepAsync(name, PostOffice.Stop))
                {
                }
            }
            clock.Advance(TimeSpan.FromMinutes(2));
        }
    }

    private static string KeyIn(Received received) => Key().Match(received.Body.Replace("\\\\", "")).Value;

    [GeneratedRegex("k[0-9a-f]{32}-[0-9]+")]
    private static partial Regex Key();

    [GeneratedRegex("^k[0-9a-f]{32}-[0-9]+\\.$")]
    private static partial Regex Whole();

    /// <summary>Vendors as they are on a bad day.</summary>
    private sealed class Whims(int seed)
    {
        private readonly Random random = new(seed);
        private readonly Lock guard = new();

        public bool IsKind { get; set; }

        public Reply Answer(Vendor vendor) => Draw() switch
        {
            < 0.10 => new Reply(503),
            < 0.13 => new Reply(429, "", ("Retry-After", "0")),
            < 0.18 => Reply.HangUp with { Takes = true },
            < 0.20 => Reply.HangUp,
            _ => vendor.Yes,
        };

        public string? MailAnswer() => Draw() < 0.1 ? "450 busy" : null;

        public bool HangsUp() => Draw() < 0.05;

        private double Draw()
        {
            lock (guard)
            {
                return IsKind ? 1 : random.NextDouble();
            }
        }
    }
}
