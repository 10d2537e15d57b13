using System.Security.Cryptography;
using System.Text;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Signing;

/// <summary>The exact words that somebody agreed to are kept with the signature.</summary>
public sealed class ConsentTests
{
    [Fact]
    public void Whoever_changes_the_words_of_consent_raises_their_version()
    {
        var words = new StringBuilder();
        foreach (var language in Languages.All)
        {
            for (var flags = 0; flags < 128; flags++)
            {
                bool Has(int bit) => (flags & (1 << bit)) != 0;
                words.Append(Phrases.In(language).Consent(new ConsentText(Has(0), Has(1), Has(2), Has(3), Has(4) ? "R" : null, Has(5) ? "C" : null, Has(6)))).Append('\0');
            }
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString())))[..16];

        Assert.True(
            (ConsentText.WordingVersion, hash) == (3, "a197cefa80a0ccd9"),
            $"the words of consent are {hash} now: raise ConsentText.WordingVersion and write both here");
    }

    [Fact]
    public async Task The_words_are_kept_once_and_found_by_each_signature_also_after_they_changed()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        await book.SignAsync(2);
        book.Folder.Add("plea/petition.yaml", "contact: help@example.org\n");
        book.Load();
        await book.SignAsync(3);

        var (one, two, three) = (await TextAsync(book, 1), await TextAsync(book, 2), await TextAsync(book, 3));

        Assert.Equal(one, two);
        Assert.DoesNotContain("help@example.org", one, StringComparison.Ordinal);
        Assert.Equal(ConsentPage.Of(book.Petitions[0], Language.English, isSealing: false).Html, three);
        Assert.Empty(await book.CheckAsync());
    }

    [Fact]
    public async Task A_button_under_other_words_agrees_to_nothing()
    {
        await using var book = await SigningBook.OpenAsync();
        var shown = (await book.PressAsync(1, "1|s|plea|")).DataOf(Verb.Agree);
        book.Folder.Add("plea/petition.yaml", "fields: [name, phone]\n");
        book.Load();

        var again = await book.PressAsync(1, shown);

        Assert.NotEqual(shown, again.DataOf(Verb.Agree));
        Assert.Contains("your phone number", again.Html, StringComparison.Ordinal);
        foreach (var other in new[] { "2", "3", "3.", "3.00000000" }) Assert.True((await book.PressAsync(1, $"1|a|plea|{other}")).Offers(Verb.Agree));
        Assert.False((await book.PressAsync(1, again.DataOf(Verb.Agree))).Offers(Verb.Agree));
    }

    [Fact]
    public async Task A_book_that_lost_the_words_is_found_out()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(1);
        var hash = Convert.ToHexString((await book.MineAsync(1))!.Box.Consent!);
        await book.TamperAsync(file => Raw.Run(file, $"DELETE FROM texts WHERE hex(sha256) = '{hash}'"));
        Assert.Contains("signature 1 of plea names words of consent that are not kept", await book.CheckAsync());
    }

    private static async Task<string> TextAsync(SigningBook book, long person)
    {
        var hash = (await book.MineAsync(person))!.Box.Consent!;
        return Encoding.UTF8.GetString((await book.Store.ReadAsync(unit => unit.Signatures.FindText(hash)))!);
    }
}
