using System.Text;
using Moq;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Organizing;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Signing;

namespace PetitionBot.Tests.Organizing;

/// <summary>Whoever is no organizer cannot tell that there is anything to ask for.</summary>
public sealed class StrangerTests
{
    private static readonly string[][] Drafts =
    [
        [],
        ["/start"],
        ["1|s|plea|"],
        ["1|s|plea|", SigningBook.Agree],
        ["1|s|plea|", SigningBook.Agree, "Ann Lee"],
    ];

    public static TheoryData<string, string, string, int> Requests { get; } = Matrix();

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_stranger_gets_byte_for_byte_what_something_unknown_gets(string language, string request, string unknown, int draft)
    {
        Assert.Equal(await AnswerAsync(language, unknown, Drafts[draft]), await AnswerAsync(language, request, Drafts[draft]));
    }

    [Fact]
    public void For_a_stranger_nothing_is_looked_up_and_the_dialogue_decides()
    {
        var unit = new Mock<IUnitOfWork>(MockBehavior.Strict).Object;
        var bot = new BotIdentity(7, "some_bot");
        var stranger = new Person(5, 5, "Ann", null, "en");
        var seed = new Entropy(new byte[Entropy.SeedSize]);
        foreach (Incoming incoming in new Incoming[]
        {
            new Incoming.Command(stranger, 1, "stats", ""), new Incoming.Press(stranger, "cb", 2, "1|st|plea|"), new Incoming.Press(stranger, "cb", 2, "1|st||r"),
        })
        {
            var expected = new Decision([], null, _ => { });
            var signing = new Mock<IDecider>(MockBehavior.Strict);
            signing.Setup(decider => decider.Decide(unit, bot, incoming, DateTimeOffset.UnixEpoch, seed)).Returns(expected);
            Assert.Same(expected, Desk(signing.Object).Decide(unit, bot, incoming, DateTimeOffset.UnixEpoch, seed));
        }
    }

    [Fact]
    public async Task Who_is_no_organizer_any_more_gets_nothing_from_the_buttons_of_before()
    {
        await using var book = await SigningBook.OpenAsync();
        var seen = await book.SayAsync(SigningBook.Organizer, "/stats");
        var refresh = seen.DataOf(Verb.Statistics);
        Assert.Equal("Refreshed", (await book.PressAsync(SigningBook.Organizer, refresh)).Note);
        var later = await book.PressAsync(SigningBook.Organizer + 1, refresh);
        Assert.Equal(Phrases.In(Language.English).OldButtonNote, later.Note);
        Assert.DoesNotContain("📊", later.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void No_list_of_commands_names_it() => Assert.All(Languages.All, language =>
        Assert.DoesNotContain("stats", Phrases.In(language).Help, StringComparison.OrdinalIgnoreCase));

    private static OrganizerDesk Desk(IDecider signing)
    {
        var secret = ServerSecret.Create();
        return new OrganizerDesk(secret, [], new DailyFigures(secret, []), signing, person => person == 4);
    }

    // All that leaves the bot, and all that it keeps of the person.
    private static async Task<string> AnswerAsync(string language, string request, string[] draft)
    {
        const long stranger = 5;
        await using var book = await SigningBook.OpenAsync();
        foreach (var step in (string[])[$"1|sl||{language}", .. draft]) await DoAsync(book, stranger, step);
        var (reaction, kept) = (await DoAsync(book, stranger, request), await book.DialogueRowAsync(stranger));
        var bodies = reaction.All.Select(what => Encoding.UTF8.GetString(new OutboxBody(stranger, what).ToBytes()));
        var counters = (await book.Store.ReadAsync(unit => unit.Counters.List("plea"))).Select(row => row.ToString());
        return string.Join('\n', [
            .. bodies, reaction.Note ?? "-", Encoding.UTF8.GetString(book.Safe.Open(kept!).ToBytes()), $"{kept!.Box.Length} {kept.TouchedHour} {kept.Draft}", .. counters]);
    }

    private static Task<SigningBook.Reaction> DoAsync(SigningBook book, long person, string what) =>
        what.Contains('|', StringComparison.Ordinal) ? book.PressAsync(person, what) : book.SayAsync(person, what);

    private static TheoryData<string, string, string, int> Matrix()
    {
        var data = new TheoryData<string, string, string, int>();
        foreach (var language in Languages.All)
        {
            for (var draft = 0; draft < Drafts.Length; draft++)
            {
                data.Add(language.Code(), "/stats", "/nonsense", draft);
                data.Add(language.Code(), "/stats plea", "/nonsense plea", draft);
                data.Add(language.Code(), "1|st||", "1|zz||", draft);
                data.Add(language.Code(), "1|st|plea|r", "1|zz|plea|r", draft);
            }
        }

        return data;
    }
}
