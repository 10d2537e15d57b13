namespace PetitionBot.Core.Delivery;

/// <summary>An update on its way in.</summary>
/// <param name="UpdateId">Telegram's number of it.</param>
/// <param name="What">What a person did; null for an update that concerns nobody here, or that could not be read.</param>
/// <param name="Unreadable">Why it could not be read, or null.</param>
/// <param name="Raw">The update as it came, kept (vaulted) when it turns out to be poison.</param>
public sealed record Arrival(long UpdateId, Incoming? What, string? Unreadable, ReadOnlyMemory<byte> Raw)
{
    /// <summary>When Telegram got the message that it brings, to the second; null for what is no message.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether it is too much to be handled.</summary>
    public Excess Excess { get; init; }
}
