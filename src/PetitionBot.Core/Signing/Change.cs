using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Signing;

/// <summary>What a decision writes besides the dialogue. A closed set.</summary>
internal abstract record Change
{
    private Change()
    {
    }

    /// <summary>A signature gets this serial and is counted; one that counted before is withdrawn.</summary>
    internal sealed record Sign(
        Petition Petition, long Serial, CanonicalFields Fields, string Source, int Generation, byte[]? CreditTo, Signature? Before, Tombstone? Grave,
        byte[]? Consent = null) : Change;

    /// <summary>What was filled in for a counted signature is replaced; its number, version and state stay.</summary>
    internal sealed record Correct(Petition Petition, Signature Signature, CanonicalFields Fields, byte[]? Consent) : Change;

    /// <summary>The person was told that a signature is not counted.</summary>
    internal sealed record Told(Signature Signature) : Change;

    /// <summary>The exact words that somebody agreed to are kept, once for everybody.</summary>
    internal sealed record KeepText(byte[] Text) : Change;

    /// <summary>A counted signature is withdrawn.</summary>
    internal sealed record Withdraw(Petition Petition, Signature Signature) : Change;

    /// <summary>Everything about the person goes, in every petition of the book and at every bot.</summary>
    internal sealed record Erase : Change;

    /// <summary>Where the messages of both sides stand in this chat is forgotten.</summary>
    internal sealed record ForgetMessages(byte[] Chat) : Change;

    /// <summary>These steps of a way are counted; with the time from opening to signing, where it is known.</summary>
    internal sealed record Reach(Petition Petition, Reached Steps, TimeSpan? Took) : Change;

    /// <summary>The person's own link is made, unless it exists.</summary>
    internal sealed record MakeLink(Petition Petition, byte[] Key, int Generation) : Change;
}
