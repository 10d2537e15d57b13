using PetitionBot.Playground.Saving;

namespace PetitionBot.Playground;

/// <content>What outlives a restart.</content>
public sealed partial class Person
{
    internal SavedPerson Save() => new()
    {
        Id = Id,
        FirstName = FirstName,
        LastName = LastName,
        Username = Username,
        LanguageCode = LanguageCode,
        PhoneNumber = PhoneNumber,
        IsDeactivated = IsDeactivated,
        IsOrganizer = IsOrganizer,
        Inbox = [.. _inbox.Select(SavedMessage.Of)],
        Chats = [.. _chats.Values.Select(chat => chat.Save())],
    };

    internal static Person Restore(TelegramWorld world, SavedPerson saved) => new(world, saved.Id, saved.FirstName, saved.LastName)
    {
        Username = saved.Username,
        LanguageCode = saved.LanguageCode,
        PhoneNumber = saved.PhoneNumber,
        IsDeactivated = saved.IsDeactivated,
        IsOrganizer = saved.IsOrganizer,
    };

    internal void RestoreMessages(SavedPerson saved, SavedReferences references)
    {
        _inbox.AddRange(saved.Inbox.Select(message => message.Restore(references)));
        foreach (var chat in saved.Chats)
            OpenChat(references.Bot(chat.BotId)).Restore(chat, references);
    }
}
