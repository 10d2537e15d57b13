using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Exports;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Exports;

public sealed class SheetLineTests
{
    private static readonly char[] Formulas = [.. "=+-@＝＋－＠"];

    private static readonly Arbitrary<string?[]> Hostile = Gen.OneOf(
        Generators.Text,
        Gen.Elements('=', '+', '-', '@', ',', ';', '"', '\'', ' ', '\n', '\r', '\t', '\u200B', '\uFEFF', 'x', '＝').ListOf().Select(letters => (string?)string.Concat(letters)))
        .ArrayOf(3).ToArbitrary();

    [Fact]
    public void Every_cell_comes_back_but_for_apostrophes_and_control_characters() => Prop.ForAll(Hostile, cells =>
        Parse(SheetLine.Of(cells), ';').SelectMany(line => line).Select(Plain).SequenceEqual(cells.Select(cell => Plain(cell ?? ""))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void No_cell_begins_a_formula_whichever_separator_the_spreadsheet_takes() => Prop.ForAll(Hostile, cells =>
        new[] { ';', ',', '\t', '|' }.SelectMany(separator => Parse(SheetLine.Of(cells), separator)).SelectMany(line => line)
            .All(cell => !Formulas.Contains(cell.TrimStart([' ', '"', '\u200B', '\uFEFF', '\u00A0']).FirstOrDefault())))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\",\"x\")", "\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\"\r\n")]
    [InlineData("x,=1+1", "\"x,'=1+1\"\r\n")]
    [InlineData("-Ann", "\"'-Ann\"\r\n")]
    [InlineData("+77010000000", "\"'+77010000000\"\r\n")]
    [InlineData("Anna-Maria", "\"Anna-Maria\"\r\n")]
    [InlineData("Әйгерім", "\"Әйгерім\"\r\n")]
    [InlineData(" \"=1", "\" \"\"'=1\"\r\n")]
    [InlineData("\u0000a", "\" a\"\r\n")]
    public void What_a_cell_becomes(string cell, string line) => Assert.Equal(line, SheetLine.Of(cell));

    private static string Plain(string cell) => string.Concat(cell.Where(c => c is not '\'' && !char.IsControl(c) && c != ' '));

    // As spreadsheets read it: quotes count where a cell begins with one.
    private static List<List<string>> Parse(string text, char separator)
    {
        var (lines, line, cell, isQuoted) = (new List<List<string>>(), new List<string>(), "", false);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (isQuoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"') (cell, at) = (cell + '"', at + 1);
            else if (c == '"' && (isQuoted || cell.Length == 0)) isQuoted = !isQuoted;
            else if (!isQuoted && c == separator)
            {
                line.Add(cell);
                cell = "";
            }
            else if (!isQuoted && c is '\n' or '\r' && !isQuoted)
            {
                if (c == '\r' && at + 1 < text.Length && text[at + 1] == '\n') at++;
                line.Add(cell);
                lines.Add(line);
                (line, cell) = ([], "");
            }
            else cell += c;
        }

        return lines;
    }
}
