namespace PetitionBot.Core.Petitions;

/// <summary>What a petitions folder holds.</summary>
/// <param name="Petitions">The petitions without a problem, ordered by id.</param>
/// <param name="Problems">All problems of all files at once; with any of them the bot should not start.</param>
public sealed record PetitionFolderContent(IReadOnlyList<Petition> Petitions, IReadOnlyList<PetitionProblem> Problems);
