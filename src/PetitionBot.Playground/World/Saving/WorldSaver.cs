namespace PetitionBot.Playground.Saving;

/// <summary>Writes a world to its file, half a second after it changed and at the end.</summary>
internal sealed class WorldSaver : IAsyncDisposable
{
    // What a bot does at one tap is written once.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly TelegramWorld _world;
    private readonly string _path;
    private readonly Action<string>? _warn;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;
    private bool _isFailing;

    public WorldSaver(TelegramWorld world, string path, Action<string>? warn)
    {
        (_world, _path, _warn) = (world, path, warn);
        _running = RunAsync(world.ChangeCount);
    }

    /// <summary>Writes the world as it is now.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        Write();
        _stopping.Dispose();
    }

    private async Task RunAsync(long written)
    {
        try
        {
            while (true)
            {
                await _world.ChangedAfterAsync(written, _stopping.Token);
                // By the wall clock: the world may stand on a fake one.
                await Task.Delay(Pause, TimeProvider.System, _stopping.Token);
                written = Write();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The last writing is the caller's.
        }
    }

    private long Write()
    {
        var saved = _world.Save();
        try
        {
            WorldFile.Write(_path, saved);
            _isFailing = false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Said once, not at every change; the next change tries again.
            if (!_isFailing)
                _warn?.Invoke($"People and chats cannot be saved and would be gone after a restart: {error.Message}");
            _isFailing = true;
        }
        return saved.Changes;
    }
}
