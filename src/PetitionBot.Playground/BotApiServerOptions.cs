namespace PetitionBot.Playground;

/// <summary>How a <see cref="BotApiServer"/> is started.</summary>
public sealed record BotApiServerOptions
{
    /// <summary>Where to listen: http, a loopback or any address, port 0 for any free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:8080";

    /// <summary>The clock by which updates and presses expire and polls end.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The bots that exist; <see cref="BotIdentity.Default"/> when empty.</summary>
    public IReadOnlyList<BotIdentity> Bots { get; init; } = [];

    /// <summary>The id of the first update of each bot.</summary>
    public int FirstUpdateId { get; init; } = 100_000_001;
}
