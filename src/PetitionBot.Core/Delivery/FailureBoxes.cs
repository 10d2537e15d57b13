using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Delivery;

/// <summary>Seals and opens what could not be handled or delivered.</summary>
/// <param name="secret">The server's secret.</param>
public sealed class FailureBoxes(ServerSecret secret)
{
    private readonly Vault _vault = new(secret);

    /// <summary>Seals an update or an outbox body.</summary>
    public byte[] Seal(FailureKind kind, ReadOnlySpan<byte> plain) => _vault.Seal(Table(kind), [], plain);

    /// <summary>Opens it again.</summary>
    public byte[] Open(FailureKind kind, FailureRow row) => _vault.Open(Table(kind), [], row.Box);

    // Numbers are given by the store, so the box cannot be bound to one.
    private static string Table(FailureKind kind) => kind == FailureKind.Poison ? "poison" : "dead_letters";
}
