using System.Text.Json;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Ledger;

/// <summary>
/// Exactly the drawn signatures, opened to an auditor, with the lot that they answer; docs/log-format.md, "Opened
/// records". It names people: it belongs into a file that only its owner reads, and never into a log.
/// </summary>
public sealed record OpenedRecords
{
    /// <summary>What the first member of each file says.</summary>
    public const string CurrentFormat = "petitionbot-opened-v1";

    private static readonly string[] Reasons = [UnopenedRecord.Missing, UnopenedRecord.Unreadable, UnopenedRecord.Differs];

    /// <summary><see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>The petition's id.</summary>
    public required string Petition { get; init; }

    /// <summary>The signed checkpoint that was drawn at.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>The randomness of the lot.</summary>
    public required string Randomness { get; init; }

    /// <summary>How many the lot was asked for.</summary>
    public required long Number { get; init; }

    /// <summary>The opened ones.</summary>
    public required IReadOnlyList<OpenedRecord> Records { get; init; }

    /// <summary>Those that could not be opened.</summary>
    public required IReadOnlyList<UnopenedRecord> Unopened { get; init; }

    /// <summary>Reads a file of opened records, and nothing else. Whether they hold, <see cref="AuditReport"/> says.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong and shows nobody's fields.</exception>
    public static OpenedRecords Parse(string json)
    {
        try
        {
            var opened = JsonSerializer.Deserialize(json, LedgerJson.Default.OpenedRecords) ?? throw new FormatException("null");
            opened.Require();
            return opened;
        }
        catch (JsonException e)
        {
            throw new FormatException($"these are no opened records: something is wrong at {e.Path ?? "$"}");
        }
    }

    /// <summary>The file's content.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, LedgerJson.Readable.OpenedRecords);

    /// <summary>The type's name: what signers filled in is never shown.</summary>
    public override string ToString() => nameof(OpenedRecords);

    private void Require()
    {
        Require(Format == CurrentFormat, $"the format is not '{CurrentFormat}'");
        Require(PetitionId.IsValid(Petition), "the petition is not 1 to 24 of a-z, 0-9 and '-'");
        Require(Number is >= 1 and <= int.MaxValue, $"the number is not 1 to {int.MaxValue}");
        if (LotTerms.ProblemOf(Randomness) is { } problem) Require(false, problem);
        foreach (var record in Records) Require(record);
        foreach (var one in Unopened)
            Require(one is not null && IsSerial(one.Serial) && Reasons.Contains(one.Reason), "an unopened record has no serial or no reason that is known");
    }

    private static void Require(OpenedRecord? record)
    {
        Require(record is not null && IsSerial(record.Serial), $"a record's serial is not 1 to {LogEntry.MaxSerial}");
        Require(record!.Index is >= 0 and <= LogEntry.MaxSerial, $"the index of record {record.Serial} is not 0 to {LogEntry.MaxSerial}");
        Require(record.Day.Year >= 1970, $"the day of record {record.Serial} is before 1970");
        byte[][] hashes = [record.Version, record.Nonce, record.Salt];
        Require(hashes.All(hash => hash.Length == MerkleHash.Size), $"version, nonce or salt of record {record.Serial} has not 32 bytes");
    }

    private static bool IsSerial(long serial) => serial is >= 1 and <= LogEntry.MaxSerial;

    private static void Require(bool holds, string problem)
    {
        if (!holds) throw new FormatException($"these are no opened records: {problem}");
    }
}
