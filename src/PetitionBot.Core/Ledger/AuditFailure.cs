namespace PetitionBot.Core.Ledger;

/// <summary>What is wrong with one record of an audit.</summary>
/// <param name="Serial">The number of the signature.</param>
/// <param name="Why">One of the words of docs/log-format.md, "Opened records".</param>
public sealed record AuditFailure(long Serial, string Why);
