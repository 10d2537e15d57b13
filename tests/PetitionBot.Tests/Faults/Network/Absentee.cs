using PetitionBot.Core.Texts;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Faults.Network;

/// <summary>What somebody left behind, and did, when the bot was away for a day.</summary>
/// <param name="Name">For messages of the test.</param>
/// <param name="Step">Where their draft stood, or null for none.</param>
/// <param name="TouchedBefore">So many hours before the outage they wrote last.</param>
/// <param name="Writes">What they wrote meanwhile.</param>
/// <param name="From">The hour of the outage in which they began to write.</param>
/// <param name="Presses">The hour in which they pressed Confirm, or null.</param>
/// <param name="IsTold">Whether they must be told afterwards where they stand.</param>
internal sealed record Absence(string Name, string? Step, int TouchedBefore, string[] Writes, int From, int? Presses, bool IsTold);

/// <summary>One of those who wrote to a bot that was away.</summary>
internal sealed class Absentee(PersonChat chat, Absence absence)
{
    /// <summary>How long the bot is away, in hours.</summary>
    public const int Hours = 26;

    // Older than a day when the bot comes back.
    private const int Forgotten = 2;
    private const string Typed = "Anna Karenina";
    private static readonly Phrases Say = Phrases.In(Language.English);
    private static readonly string[] Talk = ["/help", "/language", "/me", "/language", "/help", "/me"];

    public static readonly IReadOnlyList<Absence> Kinds =
    [
        new("a stranger", null, 0, Talk, 3, null, false),
        new("who was reading", "1|s|", 1, Talk, 4, null, true),
        new("who was asked for the name", "name", 3, [Typed, .. Talk], 5, null, true),
        new("who pressed Confirm in vain", "1|c|", 5, Talk, 12, 9, true),
        new("who left a draft two days ago", "1|c|", 26, [], 0, null, false),
        new("who left a draft yesterday", "1|c|", 20, [], 0, null, true),
        new("who pressed Confirm just now", "1|c|", 2, Talk, 8, Hours, false),
        new("who gave up", "1|g|", 2, [.. Talk, "/cancel"], 6, null, false),
        new("whose words are too old", null, 0, ["/help", "/help", "/help", "/help"], 0, null, false),
        new("who came back to an old draft", "1|c|", 26, Talk, 10, null, true),
    ];

    public PersonChat Chat => chat;

    public Absence Absence => absence;

    /// <summary>
    /// Whether the press that came just before the bot counted. Where the backlog takes longer than 150 s, Telegram has
    /// forgotten it before its turn comes.
    /// </summary>
    public bool HasSigned => absence.Presses == Hours && Standing.Contains("Your number", StringComparison.Ordinal);

    /// <summary>What the bot had said before it went away; null before that.</summary>
    public ChatMessage? Summary { get; set; }

    private string Standing => chat.Messages.Single(message => message.Id == Summary!.Id).Text;

    private static bool IsTelling(string text) => text.StartsWith(Say.AfterOutage, StringComparison.Ordinal);

    /// <summary>Does what this person did in that hour, and returns how many updates it made.</summary>
    public int Live(int hour, string confirm)
    {
        var at = hour - absence.From;
        // Words of those that are forgotten come all at once.
        var words = absence.From == 0 ? (hour < Forgotten ? absence.Writes.Chunk(2).ElementAtOrDefault(hour) ?? [] : [])
            : at >= 0 && at % 2 == 0 && at / 2 < absence.Writes.Length ? absence.Writes[(at / 2)..((at / 2) + 1)] : [];
        foreach (var text in words) chat.Send(text);
        if (absence.Presses != hour) return words.Length;
        chat.Press(Summary!.Id, confirm);
        return words.Length + 1;
    }

    /// <summary>Fails unless each word was answered in its turn, once, and the rest is as promised.</summary>
    public void Check()
    {
        var said = chat.Messages.Where(message => message.FromBot && message.Id != Summary?.Id).Select(message => message.Text).ToList();
        var words = absence.From == 0 ? [] : absence.Writes;
        Assert.True(said.Count >= words.Length, Wrong(said));
        for (var i = 0; i < words.Length; i++) Assert.True(Answers(said[i], words[i]), Wrong(said));
        var rest = said[words.Length..];
        if (absence.IsTold || (absence.Presses == Hours && !HasSigned)) Assert.True(rest.Count == 1 && IsTelling(rest[0]), Wrong(said));
        // The number takes the place of the summary; the card comes behind it.
        else if (HasSigned) Assert.True(rest.Count == 1 && !IsTelling(rest[0]), Wrong(said));
        else Assert.True(rest.Count == 0, Wrong(said));
    }

    private static bool Answers(string said, string asked) => asked switch
    {
        "/help" => said.StartsWith(Say.Help[..20], StringComparison.Ordinal),
        "/language" => said.StartsWith(Say.ChooseLanguage, StringComparison.Ordinal),
        "/me" => said.StartsWith(Say.NotSigned, StringComparison.Ordinal),
        Typed => said.Contains(Say.AskRegion, StringComparison.Ordinal),
        _ => !IsTelling(said),
    };

    private string Wrong(IEnumerable<string> said) =>
        $"{chat.Person.FirstName}, {absence.Name}, was told:\n{string.Join("\n", said.Select(text => text.ReplaceLineEndings(" / ")))}";
}
