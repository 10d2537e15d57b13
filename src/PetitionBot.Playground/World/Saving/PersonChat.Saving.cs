using PetitionBot.Playground.Saving;

namespace PetitionBot.Playground;

/// <content>What outlives a restart.</content>
public sealed partial class PersonChat
{
    internal SavedChat Save() => new()
    {
        BotId = Bot.Id,
        IsStarted = IsStarted,
        IsBlocked = IsBlocked,
        IsKnown = IsKnown,
        Changes = ChangeCount,
        ReplyKeyboard = ReplyKeyboard,
        Messages = [.. _messages.Select(SavedMessage.Of)],
        Deleted = [.. _deleted],
    };

    internal void Restore(SavedChat saved, SavedReferences references)
    {
        (IsStarted, IsBlocked, IsKnown) = (saved.IsStarted, saved.IsBlocked, saved.IsKnown);
        (ChangeCount, ReplyKeyboard) = (saved.Changes, saved.ReplyKeyboard);
        _messages.AddRange(saved.Messages.Select(message => message.Restore(references)));
        _deleted.UnionWith(saved.Deleted);
    }

    /// <summary>Whoever has seen the change that is lost must see the next one all the same.</summary>
    internal void SkipChanges(int count) => ChangeCount += count;
}
