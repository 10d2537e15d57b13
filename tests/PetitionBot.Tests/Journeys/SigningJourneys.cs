using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

public sealed class SigningJourneys
{
    [Theory]
    [InlineData("ru", Language.Russian, "Айгүль Серікова")]
    [InlineData("kk-KZ", Language.Kazakh, "Әлия Нұрланқызы")]
    [InlineData("en-US", Language.English, "Aigul O'Brien-Smith")]
    [InlineData(null, Language.Russian, "Иван Ёлкин")]
    public async Task Someone_reads_signs_and_passes_it_on(string? tag, Language language, string name)
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(language);
        var chat = bot.Person("Tester", tag);

        var number = await SignAsync(bot, chat, say, name);

        Assert.Contains(say.SignedNow(1), number.Source, StringComparison.Ordinal);
        var card = await chat.WaitForAsync(message => message.Buttons.Any(button => button.Kind == ButtonKind.Url && button.Text == say.SignButton));
        Assert.All(card.Buttons, button => Assert.Equal(ButtonKind.Url, button.Kind));
        Assert.Contains("https://t.me/playground_bot?start=1l", card.Text, StringComparison.Ordinal);
        await bot.QuietAsync();
        Assert.Contains(chat.Messages, message => message.Id == number.Id);
        Assert.DoesNotContain(chat.Messages, message => message.Text.Contains(name, StringComparison.Ordinal));
        Assert.Equal(1, await bot.CountAsync());
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task A_friend_opens_the_link_and_signs_too()
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.English);
        var first = bot.Person("Anna", "en");
        await SignAsync(bot, first, say, "Anna First");
        var link = (await first.WaitForAsync(m => m.Buttons.Any(b => b.Kind == ButtonKind.Url && b.Text == say.SignButton)))
            .Buttons.First(b => b.Kind == ButtonKind.Url).Data;

        var second = bot.World.AddPerson("Boris", "ru");
        var chat = second.OpenLink(link);
        await SignAsync(bot, chat, Phrases.In(Language.Russian), "Борис Второй", isOpen: true);

        Assert.Equal(2, await bot.CountAsync());
        Assert.Equal(1, await bot.Store.ReadAsync(unit => unit.Counters.Read("fair-elections", "source", "link")));
        Assert.Single(await bot.Store.ReadAsync(unit => unit.Links.ListPending()));
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task A_double_tap_on_Confirm_signs_once()
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.Russian);
        var chat = bot.Person("Пётр", "ru");
        var summary = await FillInAsync(chat, say, "Пётр Иванов");
        var confirm = summary.Buttons.First(button => button.Text == say.ConfirmButton).Data;

        var presses = Enumerable.Range(0, 5).Select(_ => chat.Press(summary.Id, confirm)).ToList();

        foreach (var press in presses) await press.WaitForAnswerAsync();
        await bot.QuietAsync();
        Assert.Equal(1, await bot.CountAsync());
        Assert.Single(chat.Messages, message => message.Buttons.Any(b => b.Kind == ButtonKind.Url && b.Text == say.SignButton));
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task Who_comes_back_sees_their_signature_and_can_withdraw_it_and_sign_again()
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.English);
        var chat = bot.Person("Kim", "en");
        await SignAsync(bot, chat, say, "Kim Lee");

        chat.Send("/sign");
        await chat.WaitForTextAsync("Signature no.\u00a01");
        await chat.TapAsync(say.WithdrawButton);
        await chat.WaitForTextAsync("Withdraw signature no.\u00a01?");
        var ask = chat.FindButton(say.WithdrawYesButton);
        await chat.TapAsync(say.WithdrawYesButton);
        await chat.WaitForTextAsync("is withdrawn");
        await chat.Press(ask.Message.Id, ask.Button.Data).WaitForAnswerAsync();
        Assert.Equal(0, await bot.CountAsync());
        await bot.CheckBookAsync();

        await SignAsync(bot, chat, say, "Kim Lee", serial: 2);
        Assert.Equal(1, await bot.CountAsync());
        await chat.Press(ask.Message.Id, ask.Button.Data).WaitForAnswerAsync();
        Assert.Equal(1, await bot.CountAsync());
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task Cancel_leaves_nothing_personal_in_the_chat()
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.Kazakh);
        var chat = bot.Person("Ержан", "kk");
        await FillInAsync(chat, say, "Ержан Қасымов");

        chat.Send("/cancel");

        await chat.WaitForTextAsync(TelegramHtml.ToPlain(say.Cancelled));
        await bot.QuietAsync();
        Assert.DoesNotContain(chat.Messages, message => message.Text.Contains("Қасымов", StringComparison.Ordinal));
        Assert.DoesNotContain(chat.Messages.SelectMany(message => message.Buttons), button => button.Text.Contains("Ержан", StringComparison.Ordinal));
        Assert.Equal(0, await bot.CountAsync());
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task The_language_can_be_changed_in_the_middle_of_signing()
    {
        await using var bot = await RunningBot.StartAsync();
        var russian = Phrases.In(Language.Russian);
        var kazakh = Phrases.In(Language.Kazakh);
        var chat = bot.Person("Дана", "ru");
        await FillInAsync(chat, russian, "Дана Ахметова");

        chat.Send("/language");
        await chat.WaitForTextAsync("Choose a language");
        await chat.TapAsync("Қазақша");
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == kazakh.ConfirmButton));
        await chat.TapAsync(kazakh.ConfirmButton);

        await chat.WaitForTextAsync("есепке алынды");
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task Every_command_answers_in_the_middle_of_a_dialogue_and_the_draft_survives()
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.English);
        var chat = bot.Person("Max", "en");
        await FillInAsync(chat, say, "Max Planck");

        foreach (var command in new[] { "/start", "/share", "/me", "/help", "/language", "/nonsense", "hello?", "/sign@playground_bot" })
        {
            var sent = chat.Send(command);
            await chat.WaitForReplyAsync(sent.Id);
        }

        chat.Send("/sign");
        await bot.QuietAsync();
        await chat.TapAsync(say.ConfirmButton);
        await chat.WaitForTextAsync("Your number: 1");
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task Every_button_ever_sent_still_answers_after_a_restart()
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.English);
        var chat = bot.Person("Olga", "en");
        await SignAsync(bot, chat, say, "Olga Oak");
        var buttons = chat.SeenButtons().ToList();
        Assert.True(buttons.Count > 10);

        await bot.RestartAsync();

        foreach (var (message, data) in buttons)
            await chat.Press(message, data).WaitForAnswerAsync();
        foreach (var odd in new[] { "", "1|", "1|zz|fair-elections|", "1|c|no-such-petition|", "0|c|fair-elections|", "1|r|fair-elections|999999999999", "1|g|fair-elections|mars", "1|wy|fair-elections|-1", new string('x', 64) })
            await chat.Press(buttons[0].Message, odd.Length == 0 ? " " : odd).WaitForAnswerAsync();
        await bot.QuietAsync();
        Assert.Equal(1, await bot.CountAsync());
        await bot.CheckBookAsync();
    }

    [Theory]
    [InlineData("<3 >_< _*[")]
    [InlineData("😀😀😀")]
    [InlineData("\u202eevil\u202c name")]
    [InlineData("   ")]
    [InlineData("'; DROP TABLE signatures; --1")]
    [InlineData("x")]
    public async Task A_hostile_name_is_refused_in_the_signers_language_and_the_dialogue_goes_on(string name) =>
        await HostileAsync(name);

    [Fact]
    public async Task A_name_of_101_or_4096_characters_or_with_half_a_pair_is_refused_and_the_dialogue_goes_on()
    {
        await HostileAsync(new string('а', 101));
        // Not in the theory: half of a surrogate pair does not survive in an attribute.
        await HostileAsync("bad \ud800 half");
        await HostileAsync(string.Concat(Enumerable.Repeat("Ө", 4096)));
    }

    private static async Task HostileAsync(string name)
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.Kazakh);
        var chat = bot.Person("<b>_*[", "kk");
        await AskedForNameAsync(chat, say);

        var typed = chat.Send(name);
        await chat.WaitForReplyAsync(typed.Id);

        Assert.Contains(Enum.GetValues<NameProblem>().Select(say.NameRefused), refusal => chat.LastMessage!.Text.StartsWith(refusal, StringComparison.Ordinal));
        chat.Send("Айша Ә.");
        await chat.WaitForTextAsync(say.AskRegion);
        await chat.TapAsync("Абай облысы");
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == say.ConfirmButton));
        await chat.TapAsync(say.ConfirmButton);
        await chat.WaitForTextAsync("есепке алынды");
        await bot.QuietAsync();
        Assert.DoesNotContain(chat.Messages, message => message.Id == typed.Id);
        await bot.CheckBookAsync();
    }

    private static async Task AskedForNameAsync(PersonChat chat, Phrases say, bool isOpen = false)
    {
        if (!isOpen) chat.Start();
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == say.SignButton && button.Kind == ButtonKind.Callback));
        await chat.TapAsync(say.SignButton);
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == say.AgreeButton));
        await chat.TapAsync(say.AgreeButton);
        await chat.WaitForTextAsync(say.AskName);
    }

    private static async Task<ChatMessage> FillInAsync(PersonChat chat, Phrases say, string name, bool isOpen = false)
    {
        await AskedForNameAsync(chat, say, isOpen);
        chat.Send(name);
        var asked = await chat.WaitForTextAsync(say.AskRegion);
        await chat.Press(asked.Id, "1|g|fair-elections|abai").WaitForAnswerAsync();
        return await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == say.ConfirmButton));
    }

    private static async Task<ChatMessage> SignAsync(
        RunningBot bot, PersonChat chat, Phrases say, string name, bool isOpen = false, int serial = 1)
    {
        if (!isOpen) chat.Start();
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == say.ReadButton));
        for (var page = 1; page <= 10; page++)
            await chat.TapAsync(page == 1 ? say.ReadButton : say.NextButton);
        await chat.WaitForTextAsync(say.LastPageHint);
        await FillInAsync(chat, say, name, isOpen: true);
        await chat.TapAsync(say.ConfirmButton);
        var number = await chat.WaitForAsync(message => message.Buttons.Any(button => button.Kind == ButtonKind.CopyText));
        await bot.QuietAsync();
        return number;
    }
}
