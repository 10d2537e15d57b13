using PetitionBot.Core.Ledger;
using PetitionBot.Tests.Signing;

namespace PetitionBot.Tests.Attacks;

/// <summary>Somebody steals a book whose organizer wrote down that nothing is sealed: without the secret it names nobody either.</summary>
public sealed class UnsealedBookTests
{
    private const string Name = "Айгүл Серікқызы";
    private const string BetterName = "Aigul Serikkyzy";
    private const string Comment = "because of my neighbours";

    [Fact]
    public async Task No_byte_of_a_book_that_seals_nothing_holds_what_was_filled_in()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", "# Plea\n\n1. Be fair.\n"), ("plea/petition.yaml", "fields: [name, comment]\n"));
        var search = new ByteSearch();
        foreach (var (bytes, form) in new[] { Name, BetterName, Comment }.SelectMany(Needles.OfText)) search.Add(bytes, form);
        await SignAsync(book, person: 1, Name);
        await SignAsync(book, person: 2, BetterName);

        var mine = (await book.MineAsync(1))!;
        Assert.Null(mine.Row.Envelope);
        var fields = CanonicalFields.Read(book.Safe.OpenFields(mine.Row)!.AsSpan(Digest.SaltSize));
        Assert.Equal((Name, Comment), (fields.Name, fields.Comment));
        // While it serves, and when it is closed.
        Assert.Empty(search.Find(Bytes(book.File), "the book"));
        Assert.Empty(search.Find(Bytes(book.File + "-wal"), "its write-ahead log"));
        await book.TamperAsync(file => Assert.Empty(search.Find(Bytes(file), "the closed book")));
    }

    private static async Task SignAsync(SigningBook book, long person, string name)
    {
        await book.PressAsync(person, "1|s|plea|");
        await book.PressAsync(person, SigningBook.Agree);
        await book.SayAsync(person, name);
        var summary = await book.SayAsync(person, Comment);
        await book.PressAsync(person, summary.DataOf("c"));
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
