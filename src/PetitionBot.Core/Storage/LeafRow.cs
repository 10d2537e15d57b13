namespace PetitionBot.Core.Storage;

/// <summary>One entry of the log.</summary>
/// <param name="Index">Its place: 0, 1, 2, ... without gaps.</param>
/// <param name="Petition">The petition's id.</param>
/// <param name="Serial">The serial that it is about; 0 where it is about none.</param>
/// <param name="Bytes">The entry's bytes by docs/log-format.md.</param>
public sealed record LeafRow(long Index, string Petition, long Serial, byte[] Bytes);
