using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

/// <summary>Promise 2: Telegram forgets a press after 150 s, the bot does not forget who was in the middle of signing.</summary>
public sealed class OutageJourney
{
    private static readonly Phrases Say = Phrases.In(Language.English);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task After_an_outage_in_the_middle_of_confirmations_everybody_is_told_once_where_they_stand()
    {
        await using var clock = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: clock);
        var longAgo = bot.Person("Longago", "en");
        await AtNameAsync(longAgo);
        await clock.PassAsync(TimeSpan.FromHours(26));
        PersonChat confirming = bot.Person("Anna", "en"), typing = bot.Person("Bella", "en"), reading = bot.Person("Carl", "en");
        var signed = bot.Person("Dora", "en");
        await AtSummaryAsync(confirming, "Anna Ash");
        await AtNameAsync(typing);
        reading.Start();
        await ButtonAsync(reading, Say.ReadButton);
        await AtSummaryAsync(signed, "Dora Doe");
        await TapAsync(signed, Say.ConfirmButton);
        await signed.WaitForTextAsync("Your number", Patience);
        await bot.QuietAsync();
        // A clock that jumped over a day looked like an outage to the bot: what counts is what comes from now on.
        var toldBefore = Told(longAgo);

        await bot.RestartAsync(whileDown: async () =>
        {
            var confirm = confirming.FindButton(Say.ConfirmButton);
            confirming.Press(confirm.Message.Id, confirm.Button.Data);
            typing.Send("Bella Bee");
            await clock.PassAsync(TimeSpan.FromMinutes(10));
        });

        foreach (var chat in new[] { confirming, typing, reading }) await chat.WaitUntilAsync(c => Told(c) == 1, Patience);
        // The answer to what waited at Telegram comes first, where they stand behind it.
        Assert.True(IndexOf(typing, Say.AskRegion) < IndexOf(typing, Say.AfterOutage));
        Assert.Equal(1, await bot.CountAsync());

        await bot.RestartAsync();
        await bot.RestartAsync(whileDown: () =>
        {
            clock.Advance(TimeSpan.FromSeconds(60));
            return Task.CompletedTask;
        });
        await TapAsync(confirming, Say.ContinueButton);
        await TapAsync(confirming, Say.ConfirmButton);
        await confirming.WaitForTextAsync("Your number", Patience);
        await TapAsync(reading, Say.ContinueButton);
        await bot.QuietAsync();
        Assert.All([confirming, typing, reading], chat => Assert.InRange(Told(chat), 0, 1));
        Assert.Equal(toldBefore, Told(longAgo));
        Assert.Equal(0, Told(signed));
        Assert.Equal(2, await bot.CountAsync());
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task An_abandoned_name_leaves_the_chat_after_a_day_and_the_draft_waits_for_a_week()
    {
        await using var clock = new TickingClock();
        await using var bot = await RunningBot.StartAsync(time: clock);
        var chat = bot.Person("Eve", "en");
        await AtSummaryAsync(chat, "Eve Evans");

        await clock.PassAsync(TimeSpan.FromHours(26));
        await chat.WaitUntilAsync(c => c.Messages.All(m => !m.Text.Contains("Evans", StringComparison.Ordinal)), Patience);
        chat.Send("/sign");
        await ButtonAsync(chat, Say.ConfirmButton);
        Assert.Contains("Evans", chat.LastMessage!.Text, StringComparison.Ordinal);

        await clock.PassAsync(TimeSpan.FromDays(9));
        chat.Send("/sign");
        await ButtonAsync(chat, Say.AgreeButton);
        await bot.CheckBookAsync();
    }

    private static int Told(PersonChat chat) =>
        chat.Messages.Count(message => message.Text.Contains(TelegramHtml.ToPlain(Say.AfterOutage), StringComparison.Ordinal));

    private static int IndexOf(PersonChat chat, string html) => chat.Messages.ToList()
        .FindIndex(message => message.Text.Contains(TelegramHtml.ToPlain(html), StringComparison.Ordinal));

    private static async Task AtNameAsync(PersonChat chat)
    {
        chat.Start();
        await TapAsync(chat, Say.SignButton);
        await TapAsync(chat, Say.AgreeButton);
        await chat.WaitForTextAsync(Say.AskName, Patience);
    }

    private static async Task AtSummaryAsync(PersonChat chat, string name)
    {
        await AtNameAsync(chat);
        chat.Send(name);
        await TapAsync(chat, "Abai Region");
        await ButtonAsync(chat, Say.ConfirmButton);
    }

    private static async Task TapAsync(PersonChat chat, string label)
    {
        var message = await ButtonAsync(chat, label);
        chat.Press(message.Id, message.Buttons.First(button => button.Text == label && button.Kind == ButtonKind.Callback).Data);
    }

    private static Task<ChatMessage> ButtonAsync(PersonChat chat, string label) => chat.WaitForAsync(
        message => message.Buttons.Any(button => button.Text == label && button.Kind == ButtonKind.Callback), Patience);
}
