namespace PetitionBot.Core.Petitions;

/// <summary>Why a document is no petition.</summary>
/// <param name="Line">The line, counted from 1; null when it is the file as a whole.</param>
/// <param name="Reason">What is wrong and what is allowed, in plain English.</param>
public sealed record TextProblem(int? Line, string Reason);
