namespace PetitionBot.Core.Petitions;

/// <summary>What became of a document: a text, or the reasons why there is none.</summary>
/// <param name="Text">The text; null exactly when there are problems.</param>
/// <param name="Problems">All problems found.</param>
public sealed record ParsedText(PetitionText? Text, IReadOnlyList<TextProblem> Problems);
