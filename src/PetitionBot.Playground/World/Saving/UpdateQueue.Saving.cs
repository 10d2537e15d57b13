using PetitionBot.Playground.Saving;

namespace PetitionBot.Playground;

/// <content>What outlives a restart. A confirmation may be younger than the file: then an update comes a second time, as from Telegram.</content>
internal sealed partial class UpdateQueue
{
    // A copy of each, since an update can be marked as repeated later.
    public SavedUpdates Save() => new()
    {
        Next = _next,
        Restarted = _restarted,
        Allowed = Allowed is null ? null : [.. Allowed.Order()],
        Waiting = [.. _pending.Select(update => update with { })],
    };

    public void Restore(SavedUpdates saved)
    {
        (_next, _restarted) = (saved.Next, saved.Restarted);
        Allowed = saved.Allowed?.ToHashSet();
        foreach (var update in saved.Waiting)
            _pending.AddLast(update);
    }

    public void SkipIds(int count) => _next += count;
}
