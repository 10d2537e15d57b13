namespace PetitionBot.Core.Storage;

/// <summary>One number of the book.</summary>
/// <param name="Petition">The petition's id.</param>
/// <param name="What">What is counted, such as <c>state</c> or <c>region</c>.</param>
/// <param name="Key">The value counted, such as a state's name or a region's code.</param>
/// <param name="Day">The day, or null for all days together.</param>
/// <param name="N">How many.</param>
public sealed record CounterRow(string Petition, string What, string Key, DateOnly? Day, long N);
