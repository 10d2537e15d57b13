using System.Globalization;
using System.Text;

namespace PetitionBot.Core.Exports;

/// <summary>
/// A line of a table that spreadsheets open (RFC 4180, with semicolons: so Excel expects it where Russian or Kazakh is
/// the language of the system). What signers typed can never run as a formula, whichever separator the spreadsheet takes.
/// </summary>
internal static class SheetLine
{
    // The wide ones too: some spreadsheets take them for the others.
    private const string Formulas = "=+-@＝＋－＠";
    private const string Separators = ",;|\t\r\n";

    /// <summary>The line with its line break.</summary>
    public static string Of(params ReadOnlySpan<string?> cells)
    {
        var line = new StringBuilder();
        foreach (var cell in cells)
        {
            if (line.Length > 0) line.Append(';');
            line.Append('"').Append(Harmless(cell ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        return line.Append("\r\n").ToString();
    }

    // An apostrophe before whatever could begin a formula at the beginning of a cell: of this one, or of one that a
    // spreadsheet makes of it because it separates by commas.
    private static string Harmless(string text)
    {
        var harmless = new StringBuilder(text.Length);
        var begins = true;
        foreach (var c in text)
        {
            if (begins && Formulas.Contains(c, StringComparison.Ordinal)) harmless.Append('\'');
            harmless.Append(char.IsControl(c) && c is not ('\n' or '\t') ? ' ' : c);
            begins = Separators.Contains(c, StringComparison.Ordinal)
                || (begins && (char.IsWhiteSpace(c) || c is '"' or '\'' || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control));
        }

        return harmless.ToString();
    }
}
