using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults.Hostile;

/// <summary>
/// Markup, SQL, control characters, overlong texts and halves of surrogate pairs in every field that a person can fill, at
/// the real bot over HTTP. The emulator refuses markup that does not parse, so that each answer is one that Telegram takes.
/// </summary>
public sealed class HostileFieldTests
{
    private static readonly Phrases Say = Phrases.In(Language.English);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Whatever_is_written_into_any_field_is_answered_and_the_way_goes_on_to_the_number()
    {
        await using var bot = await RunningBot.StartAsync(folder =>
        {
            folder.Add("plea/en.md", "# Plea\n\n1. Be fair.\n");
            folder.Add("plea/petition.yaml", "fields: [name, phone, comment]\n");
        });
        var people = HostileTexts.All.Select((text, i) => (Text: text, Chat: Person(bot, text, i))).ToList();

        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (one, _) => await LiveAsync(one.Chat, one.Text));
        var organizer = bot.Organizer("en");
        foreach (var text in HostileTexts.All)
        {
            await AnswersAsync(organizer, chat => chat.Send(Fit($"/invalidate 1 {text}")));
            await AnswersAsync(organizer, chat => chat.Send("/reinstate 1"));
            await AnswersAsync(organizer, chat => chat.Send(Fit($"/invalidate {text}")));
        }

        await bot.QuietAsync();
        Assert.Equal(people.Count, await bot.CountAsync("plea"));
        Assert.Empty(await bot.Store.ReadAsync(unit => unit.Failures.List(FailureKind.Poison, 0, 10).Concat(unit.Failures.List(FailureKind.DeadLetter, 0, 10)).Select(row => row.Reason).ToList()));
        await bot.CheckBookAsync();
    }

    private static PersonChat Person(RunningBot bot, string text, int index) =>
        bot.World.AddPerson(text.Length > 64 ? text[..64] : text, "en", 7_000_000_000 + index, text.Length > 64 ? null : text, null, $"7701000{index:0000}").OpenChat();

    private static async Task LiveAsync(PersonChat chat, string text)
    {
        chat.Start();
        await PressAsync(chat, "1|s|");
        await AnswersAsync(chat, one => one.Send(text));
        await PressAsync(chat, "1|a|");
        await chat.WaitForTextAsync(Say.AskName, Patience);
        await AnswersAsync(chat, one => one.Send(text));
        if (Shown(chat).Contains(Say.AskName, StringComparison.Ordinal)) chat.Send("Ann Lee");
        await chat.WaitForTextAsync(Say.AskPhone, Patience);
        await AnswersAsync(chat, one => one.Send(text));
        chat.ShareContact();
        await chat.WaitForTextAsync(Say.AskComment, Patience);
        chat.Send(text);
        await AnswersAsync(chat, one => one.Send("/verify " + text[..Math.Min(text.Length, 4000)]));
        chat.SendDocument(text.Length > 200 ? text[..200] : string.IsNullOrWhiteSpace(text) ? "x" : text, "x"u8.ToArray());
        await ConfirmAsync(chat);
        var number = await chat.WaitForAsync(message => message.Buttons.Any(button => button.Kind == ButtonKind.CopyText), Patience);
        await chat.Press(number.Id, text[..Math.Min(text.Length, 20)]).WaitForAnswerAsync(Patience);
    }

    // A comment may have been refused or read as a command: then it is asked again, and skipped.
    private static async Task ConfirmAsync(PersonChat chat)
    {
        while (true)
        {
            chat.Send("/sign");
            var shown = await chat.WaitForAsync(message => message.Buttons.Any(button => button.Data.StartsWith("1|c|", StringComparison.Ordinal) || button.Text == Say.SkipButton), Patience);
            var next = shown.Buttons.First(button => button.Data.StartsWith("1|c|", StringComparison.Ordinal) || button.Text == Say.SkipButton);
            await chat.Press(shown.Id, next.Data).WaitForAnswerAsync(Patience);
            if (next.Text != Say.SkipButton) return;
        }
    }

    private static async Task AnswersAsync(PersonChat chat, Func<PersonChat, ChatMessage> act)
    {
        var before = Shown(chat);
        act(chat);
        await chat.WaitUntilAsync(one => Shown(one) != before, Patience);
    }

    private static async Task PressAsync(PersonChat chat, string verb)
    {
        var message = await chat.WaitForAsync(shown => shown.Buttons.Any(button => button.Data.StartsWith(verb, StringComparison.Ordinal)), Patience);
        await chat.Press(message.Id, message.Buttons.First(button => button.Data.StartsWith(verb, StringComparison.Ordinal)).Data).WaitForAnswerAsync(Patience);
    }

    private static string Shown(PersonChat chat) =>
        string.Join('\n', chat.Messages.Where(message => message.FromBot).Select(message => $"{message.Id} {message.Source ?? message.Text}"));

    private static string Fit(string text) => text[..Math.Min(text.Length, 4096)];
}
