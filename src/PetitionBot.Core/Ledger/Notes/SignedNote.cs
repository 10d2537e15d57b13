using System.Text;

namespace PetitionBot.Core.Ledger.Notes;

/// <summary>
/// A text and the signatures under it, in the form of c2sp.org/signed-note. Reading one proves nothing: only
/// <see cref="NoteKey.Verifies"/> does.
/// </summary>
/// <param name="Text">The signed text; ends with a line feed.</param>
/// <param name="Signatures">At least one.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    // As much as sixteen of the largest signatures known take, and a text of some lines.
    private const int LongestNote = 100_000;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a note.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static SignedNote Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestNote) throw new FormatException($"a note has at most {LongestNote} bytes, not {bytes.Length}");
        string note;
        try
        {
            note = Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("a note is UTF-8");
        }

        return Parse(note);
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static SignedNote Parse(string note)
    {
        if (note.Any(c => c < ' ' && c != '\n')) throw new FormatException("a note holds no control characters but line feeds");
        var blank = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 0 || !note.EndsWith('\n')) throw new FormatException("a note is a text, an empty line and lines of signatures");
        var lines = note[(blank + 2)..].Split('\n')[..^1];
        if (lines.Length == 0) throw new FormatException("a note has at least one signature");
        return new SignedNote(note[..(blank + 1)], [.. lines.Select(NoteSignature.Parse)]);
    }

    /// <summary>The note as it is published.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(signature => $"{signature}\n"))}";
}
