using PetitionBot.Core.Delivery;
using PetitionBot.Telegram.Types;

namespace PetitionBot.Telegram;

/// <summary>Keyboards in Telegram's words.</summary>
internal static class MarkupMap
{
    /// <summary>Any keyboard; null gives null.</summary>
    public static ReplyMarkup? From(Keyboard? keyboard) => keyboard switch
    {
        Keyboard.Inline inline => Inline(inline),
        Keyboard.AskContact ask => new ReplyKeyboardMarkup([[new KeyboardButton(ask.Label, true)]], true, true),
        Keyboard.Remove => new ReplyKeyboardRemove(),
        _ => null,
    };

    /// <summary>Buttons of a message; null gives null.</summary>
    public static InlineKeyboardMarkup? Inline(Keyboard.Inline? keyboard) =>
        keyboard is null ? null : new InlineKeyboardMarkup([.. keyboard.Rows.Select(row => row.Select(From).ToArray())]);

    private static InlineKeyboardButton From(Button button) => button switch
    {
        Button.Press press => new InlineKeyboardButton(press.Label, CallbackData: press.Data),
        Button.Url url => new InlineKeyboardButton(url.Label, Url: url.Link),
        Button.Copy copy => new InlineKeyboardButton(copy.Label, CopyText: new CopyTextButton(copy.Value)),
        _ => throw new InvalidOperationException($"{button.GetType().Name} is no button of the closed set"),
    };
}
