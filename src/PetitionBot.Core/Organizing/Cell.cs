namespace PetitionBot.Core.Organizing;

/// <summary>One line of a breakdown.</summary>
/// <param name="Key">What is counted: a region's code, a language's code, a source.</param>
/// <param name="N">How many people.</param>
internal sealed record Cell(string Key, long N);
