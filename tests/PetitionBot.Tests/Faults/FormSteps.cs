using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

/// <summary>The way of a signer through a server that answers badly: nothing is waited for but what the chat shows.</summary>
internal static class FormSteps
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>From /start to the number.</summary>
    public static async Task<ChatMessage> SignSlowlyAsync(this PersonChat chat, Phrases say, string name)
    {
        chat.Start();
        await chat.PressSlowlyAsync("1|s|");
        await chat.PressSlowlyAsync("1|a|");
        await chat.WaitForTextAsync(say.AskName, Patience);
        chat.Send(name);
        await chat.PressSlowlyAsync("1|g|");
        await chat.PressSlowlyAsync("1|c|");
        return await chat.NumberAsync();
    }

    public static Task<ChatMessage> NumberAsync(this PersonChat chat) =>
        chat.WaitForAsync(message => message.Buttons.Any(button => button.Kind == ButtonKind.CopyText), Patience);

    /// <summary>Presses the newest button with this data as soon as it stands there.</summary>
    public static async Task PressSlowlyAsync(this PersonChat chat, string data)
    {
        bool Fits(Button button) => button.Data.StartsWith(data, StringComparison.Ordinal);
        var message = await chat.WaitForAsync(shown => shown.Buttons.Any(Fits), Patience);
        chat.Press(message.Id, message.Buttons.First(Fits).Data);
    }

    /// <summary>Waits until the bot has confirmed every update.</summary>
    public static async Task ConfirmedAsync(this RunningBot bot)
    {
        for (var i = 0; i < 1000; i++)
        {
            lock (bot.World.Gate)
            {
                if (bot.World.Bot.Updates.Count == 0) return;
            }

            await Task.Delay(20);
        }

        Assert.Fail("updates were never confirmed");
    }
}
