using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GoldenSignals.Engine.Notifications;

/// <summary>Puts notices into the words of a channel.</summary>
internal static class Wording
{
    /// <summary>Names a message by the channel and the keys in it, so that it has the same name whenever it is put together.</summary>
    public static string Name(string channel, IEnumerable<Notice> notices)
    {
        string all = string.Join('\n', notices.Select(notice => notice.Key).Prepend(channel));
        return $"gs_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..40]}";
    }

    /// <summary>Title and text of one notice, or of a digest of several.</summary>
    public static (string Title, string Text) Of(ChannelPlan plan, IReadOnlyList<Notice> notices)
    {
        (string Title, string Text)[] all = [.. notices.Select(notice => Of(plan, notice))];
        return all is [var one]
            ? one
            : ($"{all.Length} notices", string.Join("\n\n", all.Select(each => $"{each.Title}\n{each.Text}")));
    }

    private static (string Title, string Text) Of(ChannelPlan plan, Notice notice)
    {
        var fields = new Dictionary<string, string>(notice.Fields) { [NoticeFields.Title] = notice.Title, [NoticeFields.Text] = notice.Text };
        if (notice.Expires is { } expires)
        {
            fields.TryAdd(NoticeFields.Expires, expires.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        }
        return (PlainText.Line(plan.Title.Render(fields)), plan.Text.Render(fields));
    }
}
