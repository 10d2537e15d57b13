namespace PetitionBot.Tests.Support;

/// <summary>A calendar that is set back and forth while the clock under it runs on evenly, as a machine's does.</summary>
internal sealed class JumpingClock(TimeProvider clock) : TimeProvider
{
    private long _ahead;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _ahead));

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);

    /// <summary>Sets the calendar so far ahead of the clock, or behind it.</summary>
    public void Set(TimeSpan ahead) => Volatile.Write(ref _ahead, ahead.Ticks);
}
