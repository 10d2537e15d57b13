namespace PetitionBot.Core.Signing;

/// <summary>What a whole book says when it is counted anew.</summary>
/// <param name="Problems">One sentence for each problem, free of personal data; none when all is well.</param>
/// <param name="Entries">The entries of the log.</param>
/// <param name="Root">The root of the tree over them.</param>
/// <param name="Petitions">The petitions of the log: how many serials were given, and how many of these are counted.</param>
public sealed record BookRecount(
    IReadOnlyList<string> Problems, long Entries, byte[] Root, IReadOnlyList<(string Petition, long Serials, long Counted)> Petitions);
