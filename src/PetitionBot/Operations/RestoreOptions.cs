namespace PetitionBot.Operations;

/// <summary>What was asked of <c>restore</c>.</summary>
/// <param name="File">The backup.</param>
/// <param name="NewLog">Something may have come after it.</param>
/// <param name="SameLog">Nothing came after it.</param>
/// <param name="Kept">Checkpoints from elsewhere.</param>
/// <param name="SetAside">Whether a book that is there is renamed.</param>
internal sealed record RestoreOptions(FileInfo File, bool NewLog, bool SameLog, IReadOnlyList<FileInfo> Kept, bool SetAside);
