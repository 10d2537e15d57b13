using System.Text.RegularExpressions;

namespace PetitionBot.Core.Signing;

/// <summary>What of a contact can stand as a phone number: a plus sign, where it has one, and 5 to 15 digits (ITU-T E.164).</summary>
internal static partial class PhoneRule
{
    /// <summary>Whether a text is one, and nothing else.</summary>
    public static bool IsNumber(string text) => Number().IsMatch(text);

    [GeneratedRegex(@"^\+?[0-9]{5,15}\z")]
    private static partial Regex Number();
}
