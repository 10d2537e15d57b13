using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Faults;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

/// <summary>A searched phone is the likeliest danger: by one tap nothing in the chat tells what it was about.</summary>
public sealed class CleaningJourney
{
    [Theory]
    [InlineData("ru", Language.Russian)]
    [InlineData("kk", Language.Kazakh)]
    [InlineData("en", Language.English)]
    public async Task Both_sides_of_the_chat_go_and_the_keyboard_for_the_phone_too_and_again_after_a_restart(string tag, Language language)
    {
        await using var bot = await StartAsync();
        var say = Phrases.In(language);
        var chat = bot.Person("Anna", tag);
        await UpToPhoneAsync(chat, say);
        await chat.WaitUntilAsync(now => now.ReplyKeyboard is not null, FormSteps.Patience);
        await CleanAsync(bot, chat, say, taps: 3);

        await bot.RestartAsync();
        await UpToPhoneAsync(chat, say);
        chat.ShareContact();
        await chat.PressSlowlyAsync("1|c|");
        await chat.NumberAsync();
        await chat.PressSlowlyAsync("1|rc|");
        await chat.WaitForAsync(message => message.Document is not null, FormSteps.Patience);
        chat.SendDocument("receipt.json", "{}"u8.ToArray());
        await bot.RestartAsync();
        await CleanAsync(bot, chat, say, taps: 1);

        Assert.Equal(1, await bot.CountAsync("plea"));
        chat.Send("/me");
        await chat.PressSlowlyAsync("1|e|");
        await chat.PressSlowlyAsync("1|ea|");
        await chat.PressSlowlyAsync("1|ey|");
        await OneLeftAsync(bot, chat, say.EraseDone);
        Assert.Equal(0, await bot.CountAsync("plea"));
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task What_still_waited_to_be_sent_goes_too_also_when_it_is_sent_after_a_restart()
    {
        await using var bot = await StartAsync();
        var say = Phrases.In(Language.English);
        var chat = bot.Person("Anna", "en");
        chat.Send("/clean");
        var ask = await chat.WaitForAsync(message => message.Buttons.Any(button => button.Data == "1|cy||"), FormSteps.Patience);
        bot.World.Faults.Add(new Fault { Method = "send*", Status = 502 });
        for (var i = 0; i < 3; i++) chat.Send("/help");
        await bot.ConfirmedAsync();
        chat.Press(ask.Id, "1|cy||");
        await bot.ConfirmedAsync();
        Assert.Equal(5, (await bot.Store.ReadAsync(unit => unit.Outbox.List(bot.World.Bot.Id, 0, 10))).Count);

        await bot.RestartAsync(() =>
        {
            bot.World.Faults.Clear();
            return Task.CompletedTask;
        });

        await OneLeftAsync(bot, chat, say.CleanDone);
    }

    [Fact]
    public async Task Hundreds_go_by_one_tap_and_those_that_Telegram_keeps_hold_up_no_others()
    {
        await using var bot = await StartAsync();
        var say = Phrases.In(Language.English);
        var chat = bot.Person("Anna", "en");
        for (var i = 0; i < 3; i++) chat.Send("/help");
        await bot.ConfirmedAsync();
        await bot.QuietAsync();
        var old = chat.Messages.Select(message => message.Id).ToList();
        Assert.Equal(6, old.Count);
        // By Telegram's clock they are too old by now; by the bot's they are not.
        bot.World.ClockOffset = TimeSpan.FromHours(49);
        for (var i = 0; i < 110; i++) chat.Send("hello");
        await bot.ConfirmedAsync();
        await bot.QuietAsync();
        Assert.True(chat.Messages.Count > 200);

        chat.Send("/clean");
        await chat.PressSlowlyAsync("1|cy|");

        await chat.WaitUntilAsync(now => now.Messages.Count == old.Count + 1, FormSteps.Patience);
        await bot.QuietAsync();
        Assert.Equal(old, chat.Messages.SkipLast(1).Select(message => message.Id));
        Assert.Equal(say.CleanDone, chat.Messages[^1].Source);
    }

    private static Task<RunningBot> StartAsync() => RunningBot.StartAsync(folder =>
    {
        folder.Add("plea/ru.md", "# Просьба\n\n1. Будьте честны.\n");
        folder.Add("plea/kk.md", "# Өтініш\n\n1. Әділ болыңыз.\n");
        folder.Add("plea/en.md", "# Plea\n\n1. Be fair.\n");
        folder.Add("plea/petition.yaml", "fields: [name, phone]\n");
    });

    private static async Task UpToPhoneAsync(PersonChat chat, Phrases say)
    {
        chat.Start();
        await chat.PressSlowlyAsync("1|s|");
        await chat.PressSlowlyAsync("1|a|");
        await chat.WaitForTextAsync(say.AskName, FormSteps.Patience);
        chat.Send("Anna Karenina");
        await chat.WaitForTextAsync(say.AskPhone, FormSteps.Patience);
    }

    private static async Task CleanAsync(RunningBot bot, PersonChat chat, Phrases say, int taps)
    {
        chat.Send("/clean");
        var ask = await chat.WaitForAsync(message => message.Buttons.Any(button => button.Data == "1|cy||"), FormSteps.Patience);
        for (var i = 0; i < taps; i++) chat.Press(ask.Id, "1|cy||");
        await OneLeftAsync(bot, chat, say.CleanDone);
    }

    private static async Task OneLeftAsync(RunningBot bot, PersonChat chat, string html)
    {
        await bot.ConfirmedAsync();
        await chat.WaitUntilAsync(now => now.Messages is [var only] && only.Source == html && now.ReplyKeyboard is null, FormSteps.Patience);
        await bot.QuietAsync();
        Assert.Equal(html, Assert.Single(chat.Messages).Source);
        Assert.Empty(chat.Messages[0].Buttons);
    }
}
