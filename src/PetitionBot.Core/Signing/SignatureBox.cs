using System.Text.Json;
using System.Text.Json.Serialization;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>What the bot needs to know of a signature: the content of a signature row's box.</summary>
internal sealed record SignatureBox
{
    private readonly IReadOnlyList<DateOnly>? _correctedOn;

    public int V { get; init; } = 1;

    /// <summary>32 random bytes that open the commitment together with version and digest.</summary>
    public required byte[] Nonce { get; init; }

    /// <summary>SHA-256 of salt and canonical fields.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>The salt of a petition that asks nothing: there is no envelope to keep it in.</summary>
    public byte[]? Salt { get; init; }

    /// <summary>Salt and canonical fields of a petition that asks nothing; null where something was asked.</summary>
    [JsonIgnore]
    public byte[]? Nothing => Salt is null ? null : [.. Salt, .. new CanonicalFields(null, null, null, null, Language, ConsentVersion).Bytes];

    public string? Region { get; init; }

    public required Language Language { get; init; }

    public required string Source { get; init; }

    public required int Generation { get; init; }

    public required int ConsentVersion { get; init; }

    /// <summary>SHA-256 of the exact words that were agreed to, which the book keeps. Older boxes have none.</summary>
    public byte[]? Consent { get; init; }

    /// <summary>Whether a link was credited for this person; never a second time.</summary>
    public bool Credited { get; init; }

    /// <summary>The days of the person's last signatures, as many as the limit of <see cref="Signature.LimitTimes"/> looks at.</summary>
    public required IReadOnlyList<DateOnly> SignedOn { get; init; }

    /// <summary>The days of the last corrections, as many as the limit looks at. Older boxes have none.</summary>
    public IReadOnlyList<DateOnly> CorrectedOn { get => _correctedOn ?? []; init => _correctedOn = value; }

    /// <summary>Why the signature is not counted, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the signer was told that it is not counted.</summary>
    public bool Told { get; init; }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, SigningJson.Readable.SignatureBox);

    public static SignatureBox Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, SigningJson.Default.SignatureBox) ?? throw new JsonException("a box cannot be null");
}
