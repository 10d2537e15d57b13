using System.Runtime.CompilerServices;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Support;

/// <summary>What a thumb does.</summary>
internal static class Taps
{
    private static readonly ConditionalWeakTable<PersonChat, HashSet<(int Message, string Data)>> Ever = [];

    /// <summary>Every callback button that stood in the chat at one of the taps, or stands there now.</summary>
    public static IReadOnlyCollection<(int Message, string Data)> SeenButtons(this PersonChat chat)
    {
        var seen = Ever.GetOrCreateValue(chat);
        seen.UnionWith(chat.Messages.SelectMany(message => message.Buttons
            .Where(button => button.Kind == ButtonKind.Callback).Select(button => (message.Id, button.Data))));
        return seen;
    }

    /// <summary>Taps the newest button with this label and waits until the tap is answered and something in the chat has changed.</summary>
    public static async Task TapAsync(this PersonChat chat, string label)
    {
        var (message, button) = chat.FindButton(label);
        var before = Look(chat);
        chat.SeenButtons();
        await chat.Press(message.Id, button.Data).WaitForAnswerAsync();
        await chat.WaitUntilAsync(now => Look(now) != before);
    }

    private static string Look(PersonChat chat) => string.Join('\n', chat.Messages.Select(message =>
        $"{message.Id} {message.Source ?? message.Text} {string.Join('|', message.Buttons.Select(button => button.Text + button.Data))}"));
}
