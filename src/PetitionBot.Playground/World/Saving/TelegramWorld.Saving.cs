using PetitionBot.Playground.Saving;

namespace PetitionBot.Playground;

/// <content>
/// What outlives a restart. Not so: presses and inline queries, which nobody answers any more, faults and the clock's offset.
/// </content>
public sealed partial class TelegramWorld
{
    // The file may lack the newest moments, while a bot remembers the ids of then: it would take an update for one that it
    // has handled, a message for another one, and a new person for the one who has signed. So ids go on behind a gap that
    // is wider than what half a second can use up.
    private const int LostTail = 1000;

    // A world without a file may follow one whose file was moved away, and the bot remembers that one too. So its ids begin
    // where the clock says: later than a world that began before it.
    private static readonly DateTimeOffset FirstEver = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The world of this moment, to be written down at leisure: nothing in it changes any more.</summary>
    internal SavedWorld Save()
    {
        lock (Gate)
        {
            return new SavedWorld
            {
                Format = SavedWorld.CurrentFormat,
                Changes = ChangeCount,
                NextPersonId = _nextPersonId,
                NextQueryId = _nextQueryId,
                LastLetterId = _lastLetterId,
                Bots = [.. _bots.Values.Select(bot => bot.Save())],
                Persons = [.. _persons.Values.Select(person => person.Save())],
            };
        }
    }

    /// <summary>Makes an empty world go on from a saved one, or, when there is none, apart from all that may have been.</summary>
    /// <exception cref="InvalidDataException">It names something that it does not hold, or a bot that this world lacks.</exception>
    internal void GoOn(SavedWorld? saved)
    {
        lock (Gate)
        {
            if (saved is not null)
                Restore(saved);
            SkipIds(saved is null ? (int)Math.Max(0, (Time.GetUtcNow() - FirstEver).TotalSeconds) : LostTail);
        }
    }

    private void Restore(SavedWorld saved)
    {
        (ChangeCount, _lastLetterId) = (saved.Changes, saved.LastLetterId);
        (_nextPersonId, _nextQueryId) = (saved.NextPersonId, saved.NextQueryId);
        foreach (var account in saved.Bots)
        {
            var bot = _bots.Values.FirstOrDefault(bot => bot.Id == account.Id)
                ?? throw new InvalidDataException($"it is of a server with the bot {account.Id}, and this one has no such bot");
            bot.Restore(account);
        }
        foreach (var person in saved.Persons)
            _persons.Add(person.Id, Person.Restore(this, person));
        // Last, since a message may come from any person and show any bot's file.
        var references = new SavedReferences(this);
        foreach (var person in saved.Persons)
            _persons[person.Id].RestoreMessages(person, references);
    }

    private void SkipIds(int count)
    {
        ChangeCount += count;
        _nextPersonId += count;
        _nextQueryId += count;
        _lastLetterId += count;
        foreach (var bot in _bots.Values)
            bot.SkipIds(count);
    }
}
