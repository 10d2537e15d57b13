using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Sharing;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>Everything a handler knows when it decides.</summary>
internal sealed record Visit
{
    public required BotIdentity Bot { get; init; }

    public required Person Person { get; init; }

    public required Dialogue Dialogue { get; init; }

    public required IReadOnlyList<Standing> Standings { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The id of the first outbox row that this decision may make.</summary>
    public required long NextRow { get; init; }

    /// <summary>The person's links, by petition.</summary>
    public required Func<Petition, OwnLink> LinkOf { get; init; }

    /// <summary>Looks up the link that a start payload names: its key and its generation, or null.</summary>
    public required Func<LinkStart, (byte[] Key, int Generation)?> FindLink { get; init; }

    /// <summary>The receipt of a counted signature.</summary>
    public required Func<Signature, Receipt> ReceiptOf { get; init; }

    /// <summary>What a text that should be a receipt is worth.</summary>
    public required Func<string, ReceiptJudgement> Judge { get; init; }

    /// <summary>The newest checkpoint to show, the log's key, and where the log is published.</summary>
    public required Func<(string Note, string Key, Uri? Place)> Log { get; init; }

    /// <summary>What was signed, also where it was replaced since.</summary>
    public required KeptTexts Texts { get; init; }

    /// <summary>Pseudonym of this chat with the bot.</summary>
    public required byte[] Chat { get; init; }

    /// <summary>The messages of both sides that are known to stand in this chat.</summary>
    public required Func<IReadOnlyList<MessageRef>> Messages { get; init; }

    /// <summary>Everything that is held about the person, as a document that explains itself in this language.</summary>
    public required Func<Language, byte[]> Held { get; init; }

    /// <summary>What is remembered of the person though they erased everything, or null.</summary>
    public required Func<Petition, Tombstone?> TombstoneOf { get; init; }

    /// <summary>That the book was restored from a backup not long ago, or null.</summary>
    public Storage.Restored? Restored { get; init; }

    /// <summary>Whether what is filled in is sealed to the organizers, so that the bot cannot read it.</summary>
    public required bool IsSealing { get; init; }

    public Language Language => Dialogue.Language;

    public Phrases Say => Phrases.In(Language);

    public Standing? Find(string? petition) => Standings.FirstOrDefault(s => s.Petition.Id.Value == petition);

    public Openness Openness(Standing standing) => standing.Petition.At(Now);
}
