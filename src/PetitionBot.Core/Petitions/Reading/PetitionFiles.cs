using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>The files that make up one petition.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Texts">Its documents, each with its language, or null where the letters have to tell it.</param>
/// <param name="Settings">The path of its <c>petition.yaml</c>, or null.</param>
internal sealed record PetitionFiles(PetitionId Id, IReadOnlyList<(string Path, Language? Language)> Texts, string? Settings);
