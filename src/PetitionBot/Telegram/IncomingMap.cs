using PetitionBot.Core.Delivery;
using PetitionBot.Telegram.Types;

namespace PetitionBot.Telegram;

/// <summary>Telegram's updates in the bot's own words. What did not happen between one person and the bot gives null.</summary>
internal static class IncomingMap
{
    /// <summary>What a person did, or null.</summary>
    public static Incoming? From(Update update) => update switch
    {
        { Message: { } message } => From(message),
        { CallbackQuery: { } press } => From(press),
        { MyChatMember: { } change } => From(change),
        _ => null,
    };

    private static Incoming? From(Message message)
    {
        if (!message.Chat.IsPrivate() || message.From is not { IsBot: false } user) return null;
        var person = Person(user, message.Chat.Id);
        return message switch
        {
            { Text: { } text } when text.StartsWith('/') => Command(person, message.MessageId, text),
            { Text: { } text } => new Incoming.Text(person, message.MessageId, text),
            { Contact: { } contact } => new Incoming.Contact(person, message.MessageId, contact.PhoneNumber, contact.UserId == user.Id),
            { Document: { } file } => new Incoming.Document(
                person, message.MessageId, file.FileId, file.FileName ?? "", Math.Max(0, file.FileSize ?? 0)),
            _ => new Incoming.Other(person, message.MessageId),
        };
    }

    // A press under a message that Telegram no longer shows the bot, or of an inline result, comes without it: number 0 then,
    // which no message has, so that an edit of it ends as one that is too late.
    private static Incoming.Press? From(CallbackQuery press)
    {
        if (press.From.IsBot || press.Message?.Chat.IsPrivate() == false) return null;
        var person = Person(press.From, press.Message?.Chat.Id ?? press.From.Id);
        return new Incoming.Press(person, press.Id, press.Message?.MessageId ?? 0, press.Data ?? "");
    }

    private static Incoming.Blocked? From(ChatMemberUpdated change) =>
        change.Chat.IsPrivate() && !change.From.IsBot && change.NewChatMember.Status == "kicked"
            ? new Incoming.Blocked(Person(change.From, change.Chat.Id))
            : null;

    // "/Name@some_bot argument": in a private chat there is only one bot to address, whatever it is called.
    private static Incoming.Command Command(Person person, int messageId, string text)
    {
        var end = text.AsSpan().IndexOfAny(" \t\r\n\u00A0");
        var word = end < 0 ? text[1..] : text[1..end];
        var name = word.Split('@', 2)[0].ToLowerInvariant();
        return new Incoming.Command(person, messageId, name, end < 0 ? "" : text[end..].Trim());
    }

    private static Person Person(User user, long chatId) => new(user.Id, chatId, user.FirstName, user.LastName, user.LanguageCode);
}
