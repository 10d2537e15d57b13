using System.Text.Json;

namespace PetitionBot.Core.Organizing;

/// <summary>What organizers see of people, as it stood at the last refreshes: the content of a petition's vaulted box.</summary>
/// <param name="LookedOn">The last day on which it was looked whether a refresh is due.</param>
/// <param name="Breakdown">Who the signers are, or null before the first refresh.</param>
/// <param name="Funnel">How far people get, or null before the first refresh.</param>
internal sealed record Snapshot(DateOnly LookedOn, Breakdown? Breakdown, Funnel? Funnel)
{
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, OrganizingJson.Default.Snapshot);

    public static Snapshot Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, OrganizingJson.Default.Snapshot) ?? throw new JsonException("a snapshot cannot be null");
}
