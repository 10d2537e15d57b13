using System.Text.Json;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Ledger;

/// <summary>
/// The proof that a signature was counted at a checkpoint: the opening of its entry, the way up to the checkpoint's
/// root, and the checkpoint; docs/log-format.md, "Receipt". It names nobody and does not show what was filled in.
/// </summary>
public sealed record Receipt
{
    /// <summary>What the first member of each receipt says.</summary>
    public const string CurrentFormat = "petitionbot-receipt-v1";

    // A receipt of a log of 2^53 entries is smaller.
    private const int LongestReceipt = 20_000;

    /// <summary><see cref="CurrentFormat"/>.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>The petition's id.</summary>
    public required string Petition { get; init; }

    /// <summary>The number of the signature.</summary>
    public required long Serial { get; init; }

    /// <summary>Whether the fields were corrected: then the entry is the latest correction.</summary>
    public required bool Corrected { get; init; }

    /// <summary>The entry's day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The version that was signed; 32 bytes.</summary>
    public required byte[] Version { get; init; }

    /// <summary>What opens the commitment together with version and digest; 32 bytes.</summary>
    public required byte[] Nonce { get; init; }

    /// <summary>The digest of what was filled in; 32 bytes.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>The entry's place in the log, from 0.</summary>
    public required long Index { get; init; }

    /// <summary>The inclusion proof, from the leaf upwards.</summary>
    public required IReadOnlyList<byte[]> Proof { get; init; }

    /// <summary>The signed checkpoint.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>Reads a receipt as it is handed out, and nothing else.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static Receipt Parse(string json)
    {
        if (json.Length > LongestReceipt) throw new FormatException($"a receipt has at most {LongestReceipt} characters, not {json.Length}");
        try
        {
            var receipt = JsonSerializer.Deserialize(json, LedgerJson.Default.Receipt) ?? throw new FormatException("a receipt is not null");
            receipt.Require();
            return receipt;
        }
        catch (JsonException e)
        {
            throw new FormatException($"it is no receipt: {e.Message} ({e.Path ?? "$"})");
        }
    }

    /// <summary>The receipt as a file holds it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, LedgerJson.Readable.Receipt);

    /// <summary>The entry that it opens.</summary>
    /// <exception cref="FormatException">It opens none.</exception>
    public LogEntry Entry()
    {
        Require();
        var version = new PetitionVersion(Version);
        var commitment = Commitment.Of(Nonce, version, new Digest(Digest));
        var petition = new PetitionId(Petition);
        return Corrected
            ? LogEntry.Corrected(petition, Serial, Day, version, commitment)
            : LogEntry.Signed(petition, Serial, Day, version, commitment);
    }

    /// <summary>Checks it against a pinned key, offline. Later entries may have changed what it proves.</summary>
    public ReceiptVerdict Check(NoteKey key)
    {
        Checkpoint checkpoint;
        try
        {
            var note = SignedNote.Parse(Checkpoint);
            if (Ledger.Checkpoint.Read(note).Origin != key.Name) return ReceiptVerdict.OtherLog;
            if (!key.Verifies(note)) return ReceiptVerdict.BadSignature;
            checkpoint = Ledger.Checkpoint.Open(note, key);
        }
        catch (FormatException)
        {
            return ReceiptVerdict.Malformed;
        }

        return MerkleProof.Includes(Index, checkpoint.Size, Entry().LeafHash, Proof, checkpoint.Root)
            ? ReceiptVerdict.Included
            : ReceiptVerdict.NotIncluded;
    }

    private void Require()
    {
        Require(Format == CurrentFormat, $"its format is '{Format}', '{CurrentFormat}' is known");
        Require(PetitionId.IsValid(Petition), "its petition is not 1 to 24 of a-z, 0-9 and '-'");
        Require(Serial is >= 1 and <= LogEntry.MaxSerial, $"its serial is not 1 to {LogEntry.MaxSerial}");
        Require(Index is >= 0 and <= LogEntry.MaxSerial, $"its index is not 0 to {LogEntry.MaxSerial}");
        Require(Day.Year >= 1970, "its day is before 1970");
        Require(Proof.Count <= 64, "its proof has more than 64 hashes");
        byte[][] hashes = [Version, Nonce, Digest, .. Proof];
        Require(hashes.All(hash => hash is { Length: MerkleHash.Size }), "a hash in it has not 32 bytes");
    }

    private static void Require(bool holds, string problem)
    {
        if (!holds) throw new FormatException($"it is no receipt: {problem}");
    }
}
