namespace PetitionBot.Playground;

/// <summary>Wakes everybody who waits for the next change; used under the world's lock.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource? _next;

    public Task Next => (_next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Raise()
    {
        _next?.TrySetResult();
        _next = null;
    }
}
