using System.Text;

namespace PetitionBot.Core.Signing;

/// <summary>What of a typed comment is kept.</summary>
internal static class CommentRule
{
    /// <summary>The comment in NFC, trimmed, without control characters but line feeds; lone surrogates and U+FFFE become U+FFFD.</summary>
    public static string Clean(string typed)
    {
        var text = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            // string.Normalize throws on U+FFFE.
            if (rune.Value == 0xFFFE) text.Append('\uFFFD');
            else if (!Rune.IsControl(rune) || rune.Value == '\n') text.Append(rune);
        }

        return text.ToString().Trim().Normalize(NormalizationForm.FormC);
    }
}
