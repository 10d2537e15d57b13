namespace PetitionBot.Playground;

/// <summary>Why a waiting getUpdates ended.</summary>
internal enum PollEnd
{
    Update,
    OtherPoll,
    Webhook,
    Revoked,
}

/// <summary>A getUpdates that waits for an update.</summary>
internal sealed class UpdatePoll
{
    private readonly TaskCompletionSource<PollEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Wake() => _ended.TrySetResult(PollEnd.Update);

    public void End(PollEnd reason) => _ended.TrySetResult(reason);

    /// <summary>Null when the time is over.</summary>
    public async Task<PollEnd?> WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await _ended.Task.WaitAsync(timeout, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
