using System.Globalization;
using GoldenSignals.Core.Alerts;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Notifications;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Alerts;

/// <summary>Looks for live series whose next bar is overdue. Imported bars come when a person brings them, played ones at no time of the clock.</summary>
internal sealed class StaleLook(AlertScope scope, IReadOnlyList<StoredAlert> rules, IReadOnlyList<string> channels, DateTime now)
{
    public int Take(SqliteConnection connection)
    {
        int fired = 0;
        foreach (StoredAlert rule in rules.Where(rule => rule.Rule.IsOpenAt(now)))
        {
            foreach (SeriesInfo info in scope.SeriesOf(rule).Where(info => info.Label == DataLabel.Live && info.Last is not null))
            {
                fired += Take(connection, rule, info) ? 1 : 0;
            }
        }
        return fired;
    }

    private bool Take(SqliteConnection connection, StoredAlert rule, SeriesInfo info)
    {
        var place = new MemoryPlace(rule.Id, info.Series.Symbol.Ticker.ToUpperInvariant(), info.Series.Interval.Name);
        AlertMemory? before = AlertMemories.Find(connection, place);
        DateTime due = TradingCalendar.For(info.Series.Symbol).NextClose(info.Last!.Value, info.Series.Interval);
        bool stale = now > due + ((StaleCondition)rule.Rule.Condition).After;
        bool pauses = before?.Fired is { } last && (rule.Rule.Once || now - last < (rule.Rule.Cooldown ?? TimeSpan.Zero));
        bool fires = stale && before?.Holds == false && !pauses;
        if (before?.Holds != stale)
        {
            AlertMemories.Save(connection, place, new AlertMemory(now, stale, null, fires ? now : before?.Fired));
        }
        return fires && Fire(connection, rule, info, place, due);
    }

    private bool Fire(SqliteConnection connection, StoredAlert rule, SeriesInfo info, MemoryPlace place, DateTime due)
    {
        string title = $"{place.Symbol}: no bar since {Text(info.Last!.Value)}";
        string text = $"The {place.Interval} bar of {place.Symbol} that closed at {Text(due)} has not come from {info.Source}. "
            + "What is shown of it is as old as that, and so are its claims.";
        var firing = new AlertFiring(
            0, AlertEvents.Name(rule.Id, place.Symbol, place.Interval, info.Last.Value, AlertEvents.Stale), rule.Id, rule.Sentence,
            AlertWords.Severities[(int)rule.Rule.Severity], place.Symbol, place.Interval, info.Last.Value, info.Label.Text(), null, now, title, text,
            AlertChannels.Of(rule.Rule, channels), null, null, null, null, null);
        if (!AlertFirings.Add(connection, firing))
        {
            return false;
        }
        Outbox.Add(connection, AlertNotice.Of(firing, rule.Rule, null), [.. firing.Channels.Intersect(channels)]);
        return true;
    }

    private static string Text(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
