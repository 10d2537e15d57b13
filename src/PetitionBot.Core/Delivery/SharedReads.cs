using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Delivery;

/// <summary>
/// Reads of the book that share transactions: while one is under way the next ones gather, so that a busy minute pays few
/// beginnings. For short reads only, since each waits for those beside it. Safe to share between threads.
/// </summary>
internal sealed class SharedReads(IBookStore store)
{
    private readonly Lock _lock = new();
    private List<IRead> _waiting = [];
    private bool _isReading;

    private interface IRead
    {
        void Do(IUnitOfWork unit);

        void End(Exception? failure);
    }

    /// <summary>What a read gives, from a commit that is not older than the asking.</summary>
    /// <exception cref="StoreException">The engine failed.</exception>
    public Task<T> ReadAsync<T>(Func<IUnitOfWork, T> work)
    {
        var read = new Read<T>(work);
        lock (_lock)
        {
            _waiting.Add(read);
            if (_isReading) return read.Result;
            _isReading = true;
        }

        _ = ReadAllAsync();
        return read.Result;
    }

    private async Task ReadAllAsync()
    {
        while (Take() is { } group)
        {
            Exception? failure = null;
            try
            {
                await store.ReadAsync(unit => DoAll(group, unit));
            }
            catch (Exception e) when (e is StoreException or ObjectDisposedException)
            {
                failure = e;
            }

            foreach (var read in group) read.End(failure);
        }
    }

    private static bool DoAll(List<IRead> group, IUnitOfWork unit)
    {
        foreach (var read in group) read.Do(unit);
        return true;
    }

    private List<IRead>? Take()
    {
        lock (_lock)
        {
            _isReading = _waiting.Count > 0;
            if (!_isReading) return null;
            var group = _waiting;
            _waiting = [];
            return group;
        }
    }

    private sealed class Read<T>(Func<IUnitOfWork, T> work) : IRead
    {
        private readonly TaskCompletionSource<T> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Result => _ended.Task;

        public void Do(IUnitOfWork unit) => _result = work(unit);

        public void End(Exception? failure)
        {
            if (failure is null) _ended.SetResult(_result!);
            else _ended.SetException(failure);
        }
    }
}
