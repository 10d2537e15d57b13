namespace PetitionBot.Core.Privacy;

/// <summary>A box of the vault cannot be opened. The message names the table and the reason, never content or keys.</summary>
/// <param name="table">The table that the box belongs to.</param>
/// <param name="reason">Why it cannot be opened.</param>
public sealed class VaultException(string table, string reason)
    : Exception($"A box of the table '{table}' cannot be opened: {reason}.")
{
    /// <summary>The table that the box belongs to.</summary>
    public string Table { get; } = table;
}
