using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Notifications;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Notifications;

/// <summary>A store, a clock that stands still, channels as they would be set up, and the postman between.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    public const string SigningSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly List<string> channels;
    private Postman postman;

    /// <param name="set">Settings of each channel; a secret among them is moved to the keys.</param>
    public PostOffice(params (string Name, Dictionary<string, string> Set)[] set)
    {
        Plans = Set(set, out KeyRing keys);
        Keys = keys;
        channels = [.. set.Select(one => one.Name)];
        postman = Make();
    }

    public StoreFixture Store { get; } = new();
    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    public IReadOnlyList<ChannelPlan> Plans { get; }
    public KeyRing Keys { get; }
    public List<PostEvent> Log { get; } = [];
    public Postman Postman => postman;
    public Deliveries Deliveries => new(Store.Database, Clock);
    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Reads channels as the program does.</summary>
    public static IReadOnlyList<ChannelPlan> Set((string Name, Dictionary<string, string> Set)[] set, out KeyRing keys)
    {
        bool IsSecret(string setting, string kind) =>
            ChannelCatalog.All.Single(known => known.Name == kind).Settings.Any(known => known.Name == setting && known.IsSecret);
        keys = KeyRing.Read("none", (
            from one in set
            from pair in one.Set
            where IsSecret(pair.Key, one.Set["kind"])
            select (KeyRing.Variable($"channels.{one.Name}.{pair.Key}"), pair.Value)).ToDictionary());
        List<string> faults = [];
        IReadOnlyList<ChannelPlan> plans = ChannelReader.Read(
            set.ToDictionary(
                one => one.Name,
                one => (IReadOnlyDictionary<string, string>)one.Set.Where(pair => !IsSecret(pair.Key, one.Set["kind"])).ToDictionary()),
            keys, faults);
        Assert.Empty(faults);
        return plans;
    }

    public static Notice Notice(string key, string title = "SPY", string text = "It moved.", DateTime? expires = null, Urgency urgency = Urgency.Info) =>
        new(key, title, text, expires, new Dictionary<string, string>()) { Urgency = urgency };

    /// <summary>Adds notices for every channel of the office.</summary>
    public async Task AddAsync(params Notice[] notices)
    {
        foreach (Notice notice in notices)
        {
            await Store.Database.WriteAsync(connection => Outbox.Add(connection, notice, channels), Stop);
        }
    }

    /// <summary>Does all there is to do at this moment; returns how much that was.</summary>
    public async Task<int> WorkAsync()
    {
        int steps = 0;
        foreach (string channel in channels)
        {
            while (await postman.StepAsync(channel, Stop))
            {
                steps++;
            }
        }
        return steps;
    }

    public async Task<int> WorkAfterAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return await WorkAsync();
    }

    /// <summary>The only delivery there is.</summary>
    public Delivery Only => Assert.Single(Deliveries.List());

    /// <summary>Another program on the same folder, with other channels perhaps.</summary>
    public async Task RestartAsync(IReadOnlyList<ChannelPlan>? plans = null)
    {
        await postman.DisposeAsync();
        postman = Make(plans);
        await postman.RecoverAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await postman.DisposeAsync();
        Store.Dispose();
    }

    private Postman Make(IReadOnlyList<ChannelPlan>? plans = null) => new(Store.Database, plans ?? Plans, Keys, Clock, Log.Add, () => 0);
}
