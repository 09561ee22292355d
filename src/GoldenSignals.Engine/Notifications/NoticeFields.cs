namespace GoldenSignals.Engine.Notifications;

/// <summary>One field a template can name in braces.</summary>
public sealed record NoticeField(string Name, string Summary);

/// <summary>The fields a notice can carry. A new one is a line here; a template that names any other is refused at the start.</summary>
public static class NoticeFields
{
    public const string Title = "title", Text = "text", Expires = "expires", Link = "link";

    public static readonly IReadOnlyList<NoticeField> All =
    [
        new(Title, "The notice's own title."),
        new(Text, "What happened, in a sentence or two."),
        new("rule", "Name of the rule that fired."),
        new("symbol", "Ticker."),
        new("interval", "Bar length of the series, as 1d."),
        new("target", "What the claim is about, as volatility:5."),
        new("claim", "The claim in words."),
        new("probability", "The published probability, as 72 %."),
        new("baseline", "What the base rate alone would say."),
        new("threshold", "What the rule asked for."),
        new("state", "What the record has shown of the claim: unproven, weak or demonstrated."),
        new("evidence", "How many settled claims the state rests on."),
        new("horizon", "How far the claim looks ahead, as 5 bars."),
        new(Expires, "When the notice is no longer worth saying."),
        new("decision", "Buy, Sell or Hold."),
        new("lean", "The agents' plain vote."),
        new("value", "Value of the indicator or level the rule looks at."),
        new("price", "Last close."),
        new("time", "The close it belongs to."),
        new("outcome", "Of a follow-up: whether the claim came true."),
        new("source", "Where the bars come from."),
        new("label", "What kind of data it rests on: live, replay, synthetic or imported."),
        new("disclosure", "The sentence that goes with every answer."),
        new(Link, "Address of the page that shows it."),
    ];

    public static bool Knows(string name) => All.Any(field => field.Name == name);
}
