namespace PetitionBot.Core.Texts;

/// <summary>Why a typed name cannot be taken.</summary>
public enum NameProblem
{
    /// <summary>Nothing but space.</summary>
    Empty,

    /// <summary>More than 100 characters.</summary>
    TooLong,

    /// <summary>Fewer than two letters.</summary>
    TooFewLetters,

    /// <summary>Something that names are not made of.</summary>
    ForbiddenCharacter,
}
