using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents;

/// <summary>One agent: its name, what it looks at, the targets it speaks on, and how to make one.</summary>
/// <param name="Name">Lower case with underscores, as in URLs, tables and answers.</param>
/// <param name="Targets">Keys of the target catalog, in the order the agent writes its opinions.</param>
/// <param name="Make">Null while the agent is not yet installed.</param>
public sealed record AgentEntry(string Name, string Summary, IReadOnlyList<string> Targets, Func<IAgent>? Make)
{
    public bool Installed => Make is not null;

    /// <summary>How to make one for intraday bars, which measures against the time of day; null where that makes no difference to the agent.</summary>
    public Func<DaySlots, IAgent>? MakeIntraday { get; init; }

    /// <summary>One for bars of these places of the day, null on days and longer; null while the agent is not installed.</summary>
    public IAgent? MakeFor(DaySlots? day) => day is not null && MakeIntraday is not null ? MakeIntraday(day) : Make?.Invoke();

    /// <summary>The place of an agent from outside, on the targets it has spoken on.</summary>
    public static AgentEntry External(string name, IReadOnlyList<string> targets) =>
        new(name, "Opinions received from outside.", targets, () => new ExternalAgent(targets)) { IsExternal = true };

    /// <summary>Whether it speaks from outside. Such an agent counts for no quorum: its coming must not change what was said before.</summary>
    public bool IsExternal { get; private init; }
}

/// <summary>Every agent there is. To add one: write its file, add its line here.</summary>
public static class AgentCatalog
{
    public static readonly IReadOnlyList<AgentEntry> All =
    [
        new("rsi", "Stretched markets coming back: RSI against bands that follow the trend, its turn and its divergence.",
            ["direction:1", "direction:5", "direction:20"], () => new RsiAgent()),
        new("macd", "Trend of two averages: MACD histogram, its growth and its last cross in average true ranges.",
            ["direction:1", "direction:5", "direction:20"], () => new MacdAgent()),
        new("volume", "Who is behind a move: on-balance volume, accumulation, traded price; and how busy the next bar will be.",
            ["direction:5", "activity:1"], () => new VolumeAgent()) { MakeIntraday = day => new VolumeAgent(day) },
        new("momentum", "Winners going on: 12-1 month return, rate of change, distance from the year's high, rank in the universe.",
            ["direction:1", "direction:5", "direction:20", "relative:5"], () => new MomentumAgent()),
        new("market_regime", "Trend and volatility states, and a forecast of volatility with its own past errors.",
            ["volatility:5", "volatility:20", "band:5", "range:1", "direction:5", "direction:20"], () => new MarketRegimeAgent()) { MakeIntraday = day => new MarketRegimeAgent(day) },
        new("pattern", "Figures of confirmed swings and patterns of candles, and the trades they name.", ["direction:5", "trade"], () => new PatternAgent()),
        new("sentiment", "Tone and events of news and posts about the symbol.", ["volatility:5", "direction:5"], null),
        new("lstm_forecast", "Trained forecasts of volatility, range, activity and direction.",
            ["volatility:5", "volatility:20", "band:5", "range:1", "activity:1", "relative:5", "direction:5"], null),
        new("options_chain", "Implied volatility, skew and open interest of the option chain.", ["volatility:5", "band:5", "direction:5"], null),
    ];

    /// <summary>The entry of this name, or null.</summary>
    public static AgentEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);
}
