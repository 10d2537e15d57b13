namespace PetitionBot.Core.Ledger;

/// <summary>One drawn signature, opened to an auditor; docs/log-format.md, "Opened records". Personal data: never logged.</summary>
public sealed record OpenedRecord
{
    /// <summary>The number of the signature.</summary>
    public required long Serial { get; init; }

    /// <summary>The place in the log of the entry that is in force at the checkpoint.</summary>
    public required long Index { get; init; }

    /// <summary>That entry's day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The version that was signed; 32 bytes.</summary>
    public required byte[] Version { get; init; }

    /// <summary>What opens the commitment; 32 bytes.</summary>
    public required byte[] Nonce { get; init; }

    /// <summary>What opens the digest; 32 bytes.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>The canonical fields.</summary>
    public required byte[] Fields { get; init; }

    /// <summary>The type's name: what a signer filled in is never shown.</summary>
    public override string ToString() => nameof(OpenedRecord);
}
