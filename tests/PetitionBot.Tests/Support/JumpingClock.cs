namespace PetitionBot.Tests.Support;

/// <summary>The wall's clock, put forward: it goes as fast as that, so that nothing over real sockets is late by it.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    /// <summary>Puts it forward. Who waits for a moment by a timer goes on waiting, so the bot should be down.</summary>
    public void Jump(TimeSpan by) => _ahead += by;
}
