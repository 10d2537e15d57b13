using System.Collections.Concurrent;

namespace PetitionBot.Bench.Load;

/// <summary>How long answers took. Safe to share between threads.</summary>
internal sealed class Latencies
{
    private ConcurrentQueue<double> _all = new();

    public void Add(TimeSpan took) => _all.Enqueue(took.TotalMilliseconds);

    /// <summary>Forgets what came before: a start is no measure.</summary>
    public void Clear() => _all = new();

    /// <summary>How many there are, and the time below which this share of them stayed.</summary>
    public (int Count, double P50, double P99) Read()
    {
        var sorted = _all.Order().ToArray();
        return sorted.Length == 0 ? (0, 0, 0) : (sorted.Length, sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100]);
    }
}
