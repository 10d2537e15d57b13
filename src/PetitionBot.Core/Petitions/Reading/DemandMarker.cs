using System.Globalization;
using System.Text.RegularExpressions;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>The number at the beginning of a line.</summary>
/// <param name="Number">1 to 99.</param>
/// <param name="Length">How many characters it takes, with the white space after it.</param>
internal readonly partial record struct DemandMarker(int Number, int Length)
{
    /// <summary>
    /// Reads <c>1.</c>, <c>1)</c>, the keycap emoji, <c>Требование 1.</c>, <c>Demand №1:</c>, <c>1-талап.</c> and the like.
    /// A decimal (<c>1.5</c>) or a date (<c>07.10.2020</c>) is no marker.
    /// </summary>
    /// <returns>The marker, or null.</returns>
    public static DemandMarker? Of(string plain)
    {
        if (Pattern().Match(plain) is not { Success: true } match) return null;
        var digits = match.Groups["n"].Value;
        var number = digits == "🔟" ? 10 : int.Parse(string.Concat(digits.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
        return number is > 0 and < 100 ? new DemandMarker(number, match.Length) : null;
    }

    [GeneratedRegex(
        """
        ^\s*(?:
          (?<n>[0-9]{1,2})\s?[.)](?=[\s\p{L}"«“„(]|$)
        | (?<n>(?:[0-9]\uFE0F?\u20E3){1,2}|🔟)[.)]?
        | (?:требование|пункт|талап|тармақ|demand|point)\s*(?:№|\#)?\s*(?<n>[0-9]{1,2})(?:\s*[.):—–-]|\s*$)
        | (?<n>[0-9]{1,2})-(?:талап|тармақ|е\s+требование)(?:\s*[.):—–-]|\s*$)
        )\s*
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
