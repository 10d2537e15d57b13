namespace PetitionBot.Tests.Faults.Crashes;

/// <summary>The calendar of a test, on which pauses take a fiftieth of their time.</summary>
internal sealed class HastyClock(TimeProvider calendar) : TimeProvider
{
    private const int Haste = 50;

    private readonly long _since = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => calendar.GetUtcNow() + (System.GetElapsedTime(_since) * Haste);

    public override long GetTimestamp() => System.GetTimestamp() * Haste;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Quick(dueTime), Quick(period));

    private static TimeSpan Quick(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Haste;
}
