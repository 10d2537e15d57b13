using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Delivery;

/// <summary>What became of a row of the outbox.</summary>
/// <param name="Row">The row.</param>
/// <param name="Write">Writes it down.</param>
internal sealed record Note(long Row, Action<IUnitOfWork> Write);
