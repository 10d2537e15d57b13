using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Sharing;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>Opens and closes the boxes of this slice's rows; no other place knows their tables and sizes.</summary>
internal sealed class Safe(ServerSecret secret, OrganizerCertificates? sealTo = null)
{
    // All boxes of a table have one size, so that a thief learns nothing from it. A dialogue with a long comment may grow.
    private const int DialogueSize = 1024;
    // 2048: the longest reason of a decision fits, however JSON writes its letters.
    private const int SignatureSize = 2048;
    private const int FieldsSize = 512;

    // Envelopes of a petition have one size: the longest name fits, or the longest comment where one is asked.
    private const int EnvelopeSize = 1024;
    private const int EnvelopeWithCommentSize = 4096;

    private readonly Vault _vault = new(secret);

    public Pseudonyms Pseudonyms { get; } = new(secret);

    public LinkCodes Links { get; } = new(secret);

    public Dialogue Open(DialogueRow row) => Dialogue.Read(_vault.Open("dialogues", row.Chat, row.Box));

    public byte[] Seal(byte[] chat, Dialogue dialogue) => _vault.Seal("dialogues", chat, dialogue.ToBytes(), DialogueSize);

    public Signature Open(SignatureRow row) => new(row, SignatureBox.Read(_vault.Open("signatures", row.Signer, row.Box)));

    public byte[] Seal(byte[] signer, SignatureBox box) => _vault.Seal("signatures", signer, box.ToBytes(), SignatureSize);

    /// <summary>Whether what signers fill in is sealed to the organizers.</summary>
    public bool IsSealing => sealTo is not null;

    /// <summary>What a signer filled in, where it is in the vault: the salt, then the canonical fields.</summary>
    public byte[]? OpenFields(SignatureRow row) => row.Fields is { } fields ? _vault.Open("fields", row.Signer, fields) : null;

    /// <summary>Keeps what a signer filled in: sealed to the organizers, or in the vault where that was switched off.</summary>
    public SignatureRow KeepFields(SignatureRow row, byte[] saltAndFields, bool asksComment) => sealTo is null
        ? row with { Fields = _vault.Seal("fields", row.Signer, saltAndFields, FieldsSize), Envelope = null }
        : row with { Fields = null, Envelope = Envelope.Seal(sealTo, saltAndFields, asksComment ? EnvelopeWithCommentSize : EnvelopeSize) };

    public Tombstone Open(TombstoneRow row) => Tombstone.Read(_vault.Open("tombstones", row.Key, row.Box));

    public TombstoneRow Seal(byte[] key, string petition, DateOnly? until, Tombstone tombstone) =>
        new(key, petition, until, _vault.Seal("tombstones", key, tombstone.ToBytes(), SignatureSize));

    public int OpenGeneration(LinkRow row) => BitConverter.ToInt32(_vault.Open("links", row.Key, row.Box));

    public byte[] SealGeneration(byte[] key, int generation) => _vault.Seal("links", key, BitConverter.GetBytes(generation));

    public byte[] OpenCredit(PendingCreditRow row) => _vault.Open("pending_credits", row.Key, row.Box);

    public byte[] SealCredit(byte[] key, byte[] link) => _vault.Seal("pending_credits", key, link);

    public byte[] SignerOf(PetitionId petition, long person) => Pseudonyms.Signer(petition, person).Bytes.ToArray();

    public byte[] ChatOf(long bot, long chat) => Pseudonyms.Chat(bot, chat).Bytes.ToArray();
}
