namespace PetitionBot.Tests.Support;

/// <summary>A calendar that is set back and forth while the clock under it runs on evenly, as a machine's does.</summary>
/// <param name="clock">The clock under it; the wall's own, so that nothing over real sockets is late by it.</param>
internal sealed class JumpingClock(TimeProvider? clock = null) : TimeProvider
{
    private readonly TimeProvider _clock = clock ?? System;
    private long _ahead;

    public override long TimestampFrequency => _clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _ahead));

    public override long GetTimestamp() => _clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _clock.CreateTimer(callback, state, dueTime, period);

    /// <summary>Sets the calendar so far ahead of the clock, or behind it. Who waits for a moment by a timer goes on waiting.</summary>
    public void Set(TimeSpan ahead) => Volatile.Write(ref _ahead, ahead.Ticks);
}
