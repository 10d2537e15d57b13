namespace PetitionBot.Playground;

/// <content>Updates that come twice, again or in another order, when told to.</content>
internal sealed partial class UpdateQueue
{
    private UpdateDisorder _disorder = new();
    private Func<Random>? _chance;

    /// <summary>The newest ids that an offset has confirmed, oldest first.</summary>
    public IReadOnlyList<int> Confirmed => [.. _confirmed.Select(update => update.Id)];

    public void Disturb(UpdateDisorder? disorder, Func<Random> chance) => (_disorder, _chance) = (disorder ?? new UpdateDisorder(), chance);

    private List<PendingUpdate> Disturbed(List<PendingUpdate> batch)
    {
        if (_disorder.Twice > 0)
            batch.AddRange(batch.Where(_ => Happens(_disorder.Twice)).ToList());
        if (!_disorder.Shuffled)
            return [.. batch.OrderBy(batch.IndexOf)];
        var mixed = batch.ToArray();
        _chance!().Shuffle(mixed);
        return [.. mixed];
    }

    private void ComeAgain(PendingUpdate confirmed)
    {
        if (Happens(_disorder.Again))
            _pending.AddFirst(confirmed with { IsFreshRepeat = true });
    }

    private bool Happens(double share) => share > 0 && _chance!().NextDouble() < share;
}
