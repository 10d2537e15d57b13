using PetitionBot.Core.Signing;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Signing;

/// <summary>What a start says of texts that were changed.</summary>
public sealed class TextChangeTests
{
    private const string A = "# Plea\n\n1. Be fair.\n";
    private const string B = "# Plea\n\n1. Be just.\n";
    private const string C = "# Plea\n\n1. Be kind.\n";

    [Fact]
    public async Task Before_the_first_signature_a_text_simply_replaces_the_other()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", A));
        Assert.Null(await StartAsync(book, A));
        var change = await StartAsync(book, B);
        Assert.False(change!.ConcernsSigners);
        Assert.Contains("before anybody signed it", change.Sentence, StringComparison.Ordinal);
        Assert.Null(await StartAsync(book, B));
        Assert.Empty(await book.Store.ReadAsync(unit => unit.Signatures.VersionHashes("plea")));
    }

    [Fact]
    public async Task After_the_first_signature_it_is_told_once_which_files_changed_and_who_stays_with_what()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", A), ("plea/kk.md", "# Өтініш\n\n1. Әділ.\n"));
        await StartAsync(book, A);
        await book.SignAsync(1);
        await book.SignAsync(2);
        var old = book.Petitions[0].Manifest.Version.Prefix;
        File.Delete(Path.Combine(book.Folder.Petitions, "plea", "kk.md"));
        book.Folder.Add("plea/ru.md", "# Мольба\n\n1. Честно.\n");

        var change = await StartAsync(book, B);

        Assert.True(change!.ConcernsSigners);
        Assert.StartsWith(
            $"The text of the petition plea was changed after people had signed it (en changed, kk removed, ru added): version 1 ({old}) -> version 2 ({book.Petitions[0].Manifest.Version.Prefix}). "
            + "The 2 signatures that count under other versions stay with the text that was signed",
            change.Sentence,
            StringComparison.Ordinal);
        Assert.Contains("when they next open the bot; nobody is sent a message", change.Sentence, StringComparison.Ordinal);
        Assert.Null(await StartAsync(book, B));
    }

    [Fact]
    public async Task The_way_back_is_told_too_and_needs_no_new_number()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", A));
        await StartAsync(book, A);
        await book.SignAsync(1);
        await StartAsync(book, B);
        // Nobody signed the one in between.
        Assert.Equal((true, true), Is(await StartAsync(book, A), "again; nobody signed the one in between. The 0 signatures"));
        Assert.Equal((true, true), Is(await StartAsync(book, B), "version 1 ("));
        await book.SignAsync(2);
        await book.SignAsync(3);
        Assert.Equal((true, true), Is(await StartAsync(book, A), "The 2 signatures that count under other versions stay"));
        Assert.Equal((true, true), Is(await StartAsync(book, C), ") -> version 3 ("));
        var back = await StartAsync(book, B);
        Assert.Equal((true, true), Is(back, "is version 2 ("));
        Assert.Equal((true, true), Is(back, "The 1 signature that counts under another version stays"));
    }

    [Fact]
    public async Task A_book_from_before_texts_were_noted_down_knows_what_was_signed()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", A));
        await book.SignAsync(1);
        Assert.Equal((true, true), Is(await StartAsync(book, B), "The 1 signature that counts under another version stays"));
    }

    private static (bool, bool) Is(TextChange? change, string text) =>
        (change!.ConcernsSigners, change.Sentence.Contains(text, StringComparison.Ordinal));

    private static async Task<TextChange?> StartAsync(SigningBook book, string text)
    {
        book.Folder.Add("plea/en.md", text);
        book.Load();
        var change = await book.Store.ReadAsync(unit => TextChange.Find(unit, book.Petitions[0]));
        await book.Store.Write(unit => TextChange.Remember(unit, book.Petitions[0]));
        return change;
    }
}
