using System.Globalization;

namespace PetitionBot.Core.Petitions;

/// <summary>Why a file or folder of the petitions folder cannot be used.</summary>
/// <param name="File">Its path within the petitions folder, with '/'; the folder's own path when it is the folder as a whole.</param>
/// <param name="Line">The line, counted from 1, or null.</param>
/// <param name="Reason">What is wrong and what is allowed, in plain English.</param>
public sealed record PetitionProblem(string File, int? Line, string Reason)
{
    /// <summary>For example <c>fair-elections/ru.md, line 12: demand 3 is empty; ...</c></summary>
    public override string ToString() =>
        Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{File}, line {line}: {Reason}") : $"{File}: {Reason}";
}
