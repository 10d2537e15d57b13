namespace PetitionBot.Core.Exports;

/// <summary>One entry of the log, as it stands there.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Bytes">Its bytes.</param>
internal sealed record ExportEntry(long Index, byte[] Bytes);
