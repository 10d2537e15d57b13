namespace PetitionBot.Core.Texts;

/// <summary>Russian plural forms of whole numbers by CLDR: one, few, many.</summary>
public static class RussianPlural
{
    /// <summary>The form that goes with the number: 1 человек, 2 человека, 5 человек.</summary>
    public static string Of(long n, string one, string few, string many) => (n % 10, n % 100) switch
    {
        (1, not 11) => one,
        ( >= 2 and <= 4, not (>= 12 and <= 14)) => few,
        _ => many,
    };
}
