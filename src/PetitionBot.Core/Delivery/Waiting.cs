using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Delivery;

/// <summary>An outbox row as the courier holds it in memory: all that decides when it goes.</summary>
/// <param name="Id">The row.</param>
/// <param name="Chat">Pseudonym of the chat, as hex, so that it can be a key.</param>
/// <param name="Lane">How urgent it is.</param>
/// <param name="NotBefore">Not to be tried before, or null.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Edits">The message that it edits, or null.</param>
public sealed record Waiting(long Id, string Chat, Lane Lane, DateTimeOffset? NotBefore, int Attempts, MessageRef? Edits)
{
    /// <summary>The courier's time stamp of when it got the row.</summary>
    public long Since { get; init; }

    /// <summary>What the row says, where it was just decided; null for what is to be read from the book when its turn comes.</summary>
    public OutboxBody? Body { get; init; }

    /// <summary>The row in short.</summary>
    public static Waiting From(OutboxRow row, Outgoing what) => new(
        row.Id, Convert.ToHexString(row.Chat), (Lane)row.Lane, row.NotBefore, row.Attempts, (what as Outgoing.Edit)?.Message);
}
