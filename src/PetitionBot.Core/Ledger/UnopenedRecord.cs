namespace PetitionBot.Core.Ledger;

/// <summary>One drawn signature that the organizers could not open, and why.</summary>
/// <param name="Serial">The number of the signature.</param>
/// <param name="Reason"><see cref="Missing"/>, <see cref="Unreadable"/> or <see cref="Differs"/>.</param>
public sealed record UnopenedRecord(long Serial, string Reason)
{
    /// <summary>There is no record of it any more: it was withdrawn since and signed anew, or erased.</summary>
    public const string Missing = "missing";

    /// <summary>Its record cannot be decrypted or read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Its record is not what the entry in the log commits to: it was corrected since, or changed.</summary>
    public const string Differs = "differs";
}
