using System.Text;
using System.Text.Json;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Signing;

/// <summary>What /me gives to take along.</summary>
public sealed class HoldingsTests
{
    private const long Ann = 1;
    private const long Bob = 2;
    private static readonly Phrases Say = Phrases.In(Language.English);

    [Fact]
    public async Task It_is_asked_first_and_sent_once_in_five_minutes()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        var ask = await book.PressAsync(Ann, (await book.SayAsync(Ann, "/me")).DataOf(Verb.AskDownload));
        Assert.Contains(Say.DownloadAsk, ask.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(ask.All, what => what is Outgoing.Document);

        var file = Assert.IsType<Outgoing.Document>(Assert.Single((await book.PressAsync(Ann, ask.DataOf(Verb.Download))).All));

        Assert.Equal(("my-data.json", Say.DownloadCaption, Say.DownloadFailed), (file.FileName, file.CaptionHtml, file.Otherwise.Html));
        var again = await book.PressAsync(Ann, ask.DataOf(Verb.Download));
        Assert.Empty(again.All);
        Assert.Equal(Say.WholeTextAgainNote, again.Note);
    }

    [Fact]
    public async Task Everything_that_is_held_is_in_it_in_the_persons_language()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", "# Plea\n\n1. Be fair.\n"), ("tap/en.md", "# Tap\n\n1. Yes.\n"), ("tap/petition.yaml", "fields: []\n"));
        await book.SignAsync(Bob);
        await book.SignAsync(Ann, start: book.LinkOf(Bob));
        await book.CorrectAsync(Ann);
        await book.SayAsync(Ann, "/start 1ptap");
        await book.PressAsync(Ann, "1|sl||kk");
        await book.DeliverAsync(firstMessage: 400);
        await PoisonAsync(book, Ann, """{"text":"mine"}""");
        await book.SayAsync(SigningBook.Organizer, "/invalidate plea 2 signed twice");

        var held = await HeldAsync(book, Ann);

        Assert.Equal(Phrases.In(Language.Kazakh).DownloadAbout, held.GetProperty("about").GetString());
        var plea = held.GetProperty("petitions").EnumerateArray().Single();
        Assert.Equal(("plea", "Plea"), (plea.GetProperty("petition").GetString(), plea.GetProperty("title").GetString()));
        var signature = plea.GetProperty("signature");
        Assert.Equal(2, signature.GetProperty("number").GetInt64());
        Assert.Equal(("invalidated", "signed twice", "2026-07-01"), (signature.GetProperty("state").GetString(), signature.GetProperty("notCountedBecause").GetString(), signature.GetProperty("signedOn")[0].GetString()));
        Assert.Equal(1, signature.GetProperty("correctedOn").GetArrayLength());
        Assert.Equal(("link", 1, true), (signature.GetProperty("cameBy").GetString(), signature.GetProperty("linksBetween").GetInt32(), signature.GetProperty("countedForALink").GetBoolean()));
        Assert.Equal("Ann Lee-Roy", signature.GetProperty("answers").GetProperty("name").GetString());
        Assert.Equal(ConsentText.WordingVersion, signature.GetProperty("consent").GetProperty("wording").GetInt32());
        Assert.Equal(TelegramHtml.ToPlain(ConsentPage.Of(book.Petitions[0], Language.English, false).Html), signature.GetProperty("consent").GetProperty("text").GetString());
        var chat = held.GetProperty("chats").EnumerateArray().Single();
        Assert.Equal("kk", chat.GetProperty("dialogue").GetProperty("language").GetString());
        Assert.Equal("tap", chat.GetProperty("dialogue").GetProperty("draft").GetProperty("petition").GetString());
        Assert.True(chat.GetProperty("yourMessages").GetArrayLength() >= 4);
        Assert.True(chat.GetProperty("botMessages").GetArrayLength() >= 4);
        Assert.Contains("mine", chat.GetProperty("couldNotBeHandled")[0].GetProperty("content").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_anybody_else_is_in_it_and_a_link_counts_in_steps()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Bob);
        await PoisonAsync(book, Bob, """{"text":"bobs"}""");
        await book.SayAsync(Ann, book.LinkOf(Bob));
        var before = Encoding.UTF8.GetString(await FileAsync(book, Ann));
        var bobs = new[] { book.LinkKey(Bob), book.Safe.SignerOf(new PetitionId("plea"), Bob), book.Safe.ChatOf(SigningBook.Bot.Id, Bob) };
        Assert.All(bobs, name => Assert.DoesNotContain(Convert.ToBase64String(name)[..20], before, StringComparison.Ordinal));
        Assert.DoesNotContain("bobs", before, StringComparison.Ordinal);
        await book.SignAsync(Ann, start: "/sign");
        var counts = new List<string>();
        for (var friends = 0; friends < 11; friends++)
        {
            var link = (await HeldAsync(book, Ann)).GetProperty("petitions")[0].GetProperty("link");
            counts.Add(link.GetProperty("signedThroughIt").GetString()!);
            await book.SignAsync(100 + friends, start: book.LinkOf(Ann));
            await book.Store.Write(unit => book.Sweeper.ApplyCredits(unit));
        }

        Assert.Equal([.. Enumerable.Repeat("fewer than 5", 5), .. Enumerable.Repeat("at least 5", 5), "at least 10"], counts);
    }

    [Fact]
    public async Task After_erasing_only_what_is_remembered_is_left_and_of_a_stranger_nothing()
    {
        await using var book = await SigningBook.OpenAsync();
        await book.SignAsync(Ann);
        await book.PressAsync(Ann, (await book.PressAsync(Ann, $"1|{Verb.AskEraseAgain}||")).DataOf(Verb.Erase));

        var held = (await HeldAsync(book, Ann)).GetProperty("petitions").EnumerateArray().Single();

        Assert.Equal(JsonValueKind.Null, held.GetProperty("signature").ValueKind);
        Assert.Equal(JsonValueKind.Null, held.GetProperty("link").ValueKind);
        Assert.Equal(1, held.GetProperty("rememberedAfterErasing").GetProperty("number").GetInt64());
        Assert.Equal(0, (await HeldAsync(book, 7)).GetProperty("petitions").GetArrayLength());
    }

    private static async Task<byte[]> FileAsync(SigningBook book, long person)
    {
        book.Time.Advance(TimeSpan.FromMinutes(Keeping.AgainAfterMinutes));
        return Assert.IsType<Outgoing.Document>((await book.PressAsync(person, $"1|{Verb.Download}||")).All[0]).Content;
    }

    private static async Task<JsonElement> HeldAsync(SigningBook book, long person) => JsonDocument.Parse(await FileAsync(book, person)).RootElement;

    private static Task PoisonAsync(SigningBook book, long person, string update) => book.Store.Write(unit => unit.Failures.Add(
        FailureKind.Poison,
        new FailureRow(0, new DateOnly(2026, 7, 1), "broken", new FailureBoxes(book.Secret).Seal(FailureKind.Poison, Encoding.UTF8.GetBytes(update)), book.Safe.ChatOf(SigningBook.Bot.Id, person))));
}
