using System.Globalization;
using System.Text;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Ledger;

/// <summary>What a lot is drawn by, all of it public; docs/log-format.md, "Audit by lot".</summary>
/// <param name="Checkpoint">The state of the log that is audited, signed by the log's key.</param>
/// <param name="Petition">The petition whose signatures are audited.</param>
/// <param name="Randomness">A text that everybody can check and nobody knew when the checkpoint was published.</param>
/// <param name="Number">How many to draw, 1 or more.</param>
public sealed record LotTerms(Checkpoint Checkpoint, PetitionId Petition, string Randomness, int Number)
{
    /// <summary>The longest randomness, in UTF-16 units.</summary>
    public const int LongestRandomness = 1000;

    /// <summary>Why a text is no randomness, or null. Every checker must read the same text, and see it.</summary>
    public static string? ProblemOf(string randomness)
    {
        if (randomness.Length > LongestRandomness) return $"the randomness has more than {LongestRandomness} characters";
        var hasSense = false;
        for (var at = 0; at < randomness.Length;)
        {
            if (!Rune.TryGetRuneAt(randomness, at, out var rune) || rune.Value == 0xFFFE || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control)
                return "the randomness has a control character or is not well-formed Unicode: give plain text in one line";
            hasSense |= Rune.GetUnicodeCategory(rune) is <= UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
            at += rune.Utf16SequenceLength;
        }

        return hasSense ? null : "the randomness has no letter and no digit: give a public text that nobody knew when the checkpoint was signed";
    }
}
