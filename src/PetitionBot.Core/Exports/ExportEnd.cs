namespace PetitionBot.Core.Exports;

/// <summary>The last line of an export: without it the file was cut off.</summary>
/// <param name="Records">How many lines stand between the first and this one.</param>
internal sealed record ExportEnd(long Records);
