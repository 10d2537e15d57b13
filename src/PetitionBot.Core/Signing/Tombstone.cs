using System.Text.Json;

namespace PetitionBot.Core.Signing;

/// <summary>What must not be evaded by erasing everything: the content of a tombstone row's box.</summary>
internal sealed record Tombstone
{
    private readonly IReadOnlyList<DateOnly>? _correctedOn;

    public int V { get; init; } = 1;

    /// <summary>The number that was erased last, so that organizers can lift what they decided.</summary>
    public required long Serial { get; init; }

    /// <summary>The days of the person's last signatures, as in <see cref="SignatureBox.SignedOn"/>.</summary>
    public required IReadOnlyList<DateOnly> SignedOn { get; init; }

    /// <summary>The days of the last corrections, as in <see cref="SignatureBox.CorrectedOn"/>. Older ones have none.</summary>
    public IReadOnlyList<DateOnly> CorrectedOn { get => _correctedOn ?? []; init => _correctedOn = value; }

    /// <summary>Whether a link was credited for this person; never a second time.</summary>
    public required bool Credited { get; init; }

    /// <summary>Why the signature was not counted, or null where it was.</summary>
    public string? Reason { get; init; }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, SigningJson.Readable.Tombstone);

    public static Tombstone Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, SigningJson.Default.Tombstone) ?? throw new JsonException("a tombstone cannot be null");
}
