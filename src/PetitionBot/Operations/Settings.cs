namespace PetitionBot.Operations;

/// <summary>Everything that an organizer can set, checked. The names in appsettings.json are a contract.</summary>
internal sealed record Settings
{
    /// <summary><c>Telegram:Token</c> and <c>Telegram:Mirrors</c>; empty for the playground.</summary>
    public required IReadOnlyList<Telegram.BotToken> Tokens { get; init; }

    /// <summary><c>Telegram:ApiUrl</c>.</summary>
    public required Uri ApiUrl { get; init; }

    /// <summary><c>Telegram:Proxy</c>, or null.</summary>
    public Uri? Proxy { get; init; }

    /// <summary><c>Petitions:Folder</c>, as a full path.</summary>
    public required string PetitionsFolder { get; init; }

    /// <summary><c>Storage:Path</c>.</summary>
    public required string StoragePath { get; init; }

    /// <summary><c>Privacy:Secret</c>, or null.</summary>
    public Core.Privacy.ServerSecret? Secret { get; init; }

    /// <summary><c>Privacy:SecretFile</c>.</summary>
    public required string SecretFile { get; init; }

    /// <summary>Where the keys of tombstones are: beside the secret.</summary>
    public string TombstonesFolder => Path.Combine(Path.GetDirectoryName(SecretFile) ?? "", "tombstones");

    /// <summary>Whether <c>Privacy:Sealing</c> was not switched off.</summary>
    public required bool IsSealing { get; init; }

    /// <summary><c>Privacy:OrganizerKeys</c>: whom signers' fields are sealed to, or null.</summary>
    public Core.Privacy.OrganizerCertificates? SealTo { get; init; }

    /// <summary><c>Log:Key</c>: the file with the log's private key.</summary>
    public required string LogKeyFile { get; init; }

    /// <summary><c>Log:PublishTo</c>: the folder to publish the log to, or null.</summary>
    public string? PublishTo { get; init; }

    /// <summary><c>Log:PublishInterval</c>.</summary>
    public required TimeSpan PublishInterval { get; init; }

    /// <summary>So many new entries are published together: fewer could show who signed in that hour. Who plays needs no such care.</summary>
    public required int PublishAtLeast { get; init; }

    /// <summary><c>Log:Url</c>: where that folder can be read by everybody, or null.</summary>
    public Uri? LogUrl { get; init; }

    /// <summary><c>Log:Channel</c>: the id or @name of a channel that checkpoints are posted to, or null.</summary>
    public string? LogChannel { get; init; }

    /// <summary><c>Log:ChannelInterval</c>: at most one of them within this time.</summary>
    public required TimeSpan LogChannelInterval { get; init; }

    /// <summary><c>Organizers</c>: Telegram ids.</summary>
    public required IReadOnlySet<long> Organizers { get; init; }

    /// <summary><c>Sharing:LinkBase</c>, ending with a slash.</summary>
    public required string LinkBase { get; init; }

    /// <summary><c>Sharing:CreditInterval</c>.</summary>
    public required TimeSpan CreditInterval { get; init; }

    /// <summary><c>Playground:Url</c>.</summary>
    public required Uri PlaygroundUrl { get; init; }

    /// <summary>Where the playground keeps its people and chats.</summary>
    public required string PlaygroundFile { get; init; }

    /// <summary><c>Backup:Folder</c>: where backups are made by themselves, or null for nowhere.</summary>
    public string? BackupFolder { get; init; }

    /// <summary><c>Backup:Interval</c>.</summary>
    public required TimeSpan BackupInterval { get; init; }

    /// <summary><c>Backup:Keep</c>: so many of them stay.</summary>
    public required int BackupKeep { get; init; }

    /// <summary>Where it is kept what was erased since the oldest of them: with them, to be copied with them.</summary>
    public string? ErasuresFolder => BackupFolder is null ? null : Path.Combine(BackupFolder, "erased");

    /// <summary><c>Operations:Url</c>: where health and metrics are told, or null for nowhere.</summary>
    public Uri? OperationsUrl { get; init; }

    /// <summary><c>Operations:Otlp</c>: the collector that metrics are sent to, or null for none.</summary>
    public Uri? OtlpUrl { get; init; }

    /// <summary>Without a token the bot plays: with a Bot API server of its own, and a book of its own.</summary>
    public bool IsPlayground => Tokens.Count == 0;
}
