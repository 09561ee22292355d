using System.Globalization;
using System.Text;

namespace GoldenSignals.Engine.Notifications.Channels;

/// <summary>A message as mail (RFC 5322, MIME): plain text only, so nothing in it is markup; its text is base64, so no line of it can end the mail.</summary>
internal static class MailText
{
    private const int SubjectLettersMax = 200;
    private const int Base64LineLetters = 76;

    /// <summary>Bytes of an encoded word, whose line may be 76 letters long (RFC 2047, section 2), "Subject: " among them.</summary>
    private const int WordBytesMax = 39;

    /// <param name="id">Between &lt; and &gt;; the same at every try.</param>
    public static string Write(Message message, string from, IReadOnlyList<string> to, string id, DateTimeOffset now)
    {
        string body = Convert.ToBase64String(Encoding.UTF8.GetBytes(PlainText.Clean(message.Text).Replace("\n", "\r\n") + "\r\n"));
        string[] lines =
        [
            $"From: {from}",
            $"To: {string.Join(", ", to)}",
            $"Subject: {Encoded(PlainText.Fit(PlainText.Line(message.Title), SubjectLettersMax))}",
            $"Date: {now.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)}",
            $"Message-ID: <{id}>",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            .. body.Chunk(Base64LineLetters).Select(line => new string(line)),
        ];
        return string.Join("\r\n", lines) + "\r\n";
    }

    /// <summary>Encoded words (RFC 2047), each of whole letters, folded one to a line.</summary>
    private static string Encoded(string text)
    {
        List<string> words = [];
        var word = new List<byte>();
        foreach (Rune rune in text.EnumerateRunes())
        {
            byte[] letter = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + letter.Length > WordBytesMax)
            {
                words.Add(Word(word));
                word.Clear();
            }
            word.AddRange(letter);
        }
        words.Add(Word(word));
        return string.Join("\r\n ", words);

        static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
    }
}
