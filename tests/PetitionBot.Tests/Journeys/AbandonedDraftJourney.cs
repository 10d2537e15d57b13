using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

/// <summary>Promise 9: what somebody began to type does not stay in their chat, and what they filled in is not thrown away at once.</summary>
public sealed class AbandonedDraftJourney
{
    private static readonly Phrases Say = Phrases.In(Language.English);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_abandoned_name_leaves_the_chat_after_a_day_and_the_draft_waits_for_a_week()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Person("Eve", "en");
        await AtSummaryAsync(chat, "Eve Evans");
        await bot.QuietAsync();
        var now = TimeProvider.System.GetUtcNow();

        await bot.SweepAsync(now.AddHours(23));
        await bot.QuietAsync();
        Assert.Contains(chat.Messages, message => message.Text.Contains("Evans", StringComparison.Ordinal));
        await bot.SweepAsync(now.AddHours(26));
        await chat.WaitUntilAsync(c => c.Messages.All(m => !m.Text.Contains("Evans", StringComparison.Ordinal)), Patience);
        chat.Send("/sign");
        Assert.Contains("Evans", (await ButtonAsync(chat, Say.ConfirmButton)).Text, StringComparison.Ordinal);
        await bot.QuietAsync();

        await bot.SweepAsync(now.AddDays(9));
        await bot.QuietAsync();
        chat.Send("/sign");
        await ButtonAsync(chat, Say.AgreeButton);
        await bot.CheckBookAsync();
    }

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
