namespace PetitionBot.Core.Exports;

/// <summary>One line of an export behind its first.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Text">The line as it stands there.</param>
/// <param name="Record">What it holds; null for the last line, and where it cannot be read.</param>
/// <param name="Problem">Why it cannot be read, or null.</param>
internal sealed record ExportLine(long Number, string Text, ExportRecord? Record, string? Problem);
