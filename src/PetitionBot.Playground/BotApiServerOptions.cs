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

    /// <summary>The id of the first update of each bot; a new <see cref="File"/> begins higher.</summary>
    public int FirstUpdateId { get; init; } = 100_000_001;

    /// <summary>
    /// Where persons, chats, files and waiting updates outlive a restart; its folder is made where missing. Nothing is
    /// stored when null.
    /// </summary>
    public string? File { get; init; }

    /// <summary>Is told, once, when <see cref="File"/> cannot be written; the server goes on and tries again.</summary>
    public Action<string>? Warn { get; init; }
}
