namespace PetitionBot.Core.Delivery;

/// <summary>
/// Lets everybody do as much as a person can, and marks what is more: a thousand presses a second then cost a mark each,
/// and nobody else waits for their handling. One bot's own; for one thread at a time; holds no clock.
/// </summary>
/// <param name="limits">How much a person may do.</param>
public sealed class FloodGate(CourierLimits limits)
{
    /// <summary>Who does too much is told so at most once in this time.</summary>
    public static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(5);

    /// <summary>A message that was written so long ago waited for the bot, not the bot for its writer: it is never too much.</summary>
    public static readonly TimeSpan Waited = TimeSpan.FromMinutes(1);

    private const int SweepSize = 10_000;

    private readonly Dictionary<long, Passage> _people = [];
    private int _sweepAt = SweepSize;

    /// <summary>How many people are in memory.</summary>
    public int People => _people.Count;

    /// <summary>Marks what is too much in a batch. To be asked once for a batch, however often that is taken in.</summary>
    /// <param name="batch">The updates, oldest first.</param>
    /// <param name="now">When they came, by the calendar.</param>
    /// <param name="steady">The same by a clock that is never set: one set back by a day must not keep anybody waiting so long.</param>
    /// <returns>The same updates in the same order.</returns>
    public IReadOnlyList<Arrival> Mark(IReadOnlyList<Arrival> batch, DateTimeOffset now, TimeSpan steady)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var at = DateTimeOffset.UnixEpoch + steady;
        if (_people.Count > _sweepAt) Sweep(at);
        return [.. batch.Select(arrival => Counts(arrival, now) ? arrival with { Excess = Judge(arrival.What!.From.Id, at) } : arrival)];
    }

    // Who blocks the bot is always heard: what waits for them must go.
    private static bool Counts(Arrival arrival, DateTimeOffset now) =>
        arrival.What is not (null or Incoming.Blocked) && !(now - arrival.At >= Waited);

    private Excess Judge(long person, DateTimeOffset now)
    {
        if (!_people.TryGetValue(person, out var passage))
            _people[person] = passage = new Passage { Pace = new Pace(TimeSpan.FromSeconds(1.0 / limits.PersonPerSecond), limits.PersonBurst) };
        if (passage.Pace.Next <= now)
        {
            passage.Pace.Take(now);
            return Excess.None;
        }

        if (now - passage.ToldAt < TellEvery) return Excess.Untold;
        passage.ToldAt = now;
        return Excess.Told;
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var person in _people.Where(one => one.Value.Pace.IsFull(now)).Select(one => one.Key).ToList()) _people.Remove(person);
        _sweepAt = Math.Max(SweepSize, _people.Count * 2);
    }

    private sealed class Passage
    {
        public Pace Pace;

        public DateTimeOffset ToldAt = DateTimeOffset.MinValue;
    }
}
