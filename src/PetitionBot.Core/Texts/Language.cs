namespace PetitionBot.Core.Texts;

/// <summary>A language that the bot speaks. Its number is stored and must never change.</summary>
public enum Language
{
    /// <summary>Russian, <c>ru</c>.</summary>
    Russian = 1,

    /// <summary>Kazakh, <c>kk</c>.</summary>
    Kazakh = 2,

    /// <summary>English, <c>en</c>.</summary>
    English = 3,
}
