using System.Diagnostics.CodeAnalysis;

namespace PetitionBot.Core.Ledger;

/// <summary>What an entry of the log says. The numbers stand in the log's bytes and never change.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The log's own word; no integer is meant.")]
public enum LeafKind : byte
{
    /// <summary>A serial is signed for the first time.</summary>
    Signed = 1,

    /// <summary>The signer took the signature back; final.</summary>
    Withdrawn = 2,

    /// <summary>The organizers no longer count it.</summary>
    Invalidated = 3,

    /// <summary>An invalidated one is counted again.</summary>
    Reinstated = 4,

    /// <summary>The signer changed the fields of a counted signature: a new commitment, the state stays.</summary>
    Corrected = 5,

    /// <summary>The hash of a record about the petition that concerns no single serial.</summary>
    Audit = 6,
}
