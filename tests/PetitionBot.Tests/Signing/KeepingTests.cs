using PetitionBot.Core.Delivery;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Texts;

namespace PetitionBot.Tests.Signing;

public sealed class KeepingTests
{
    private const string Ask = "1|d|plea|";

    private static readonly (string, string)[] Texts =
    [
        ("plea/en.md", "# Plea\n\nBecause.\n\n1. Be fair.\n2. Be free.\n"),
        ("plea/ru.md", "# Мольба\n\nПотому.\n\n1. Честно.\n2. Свободно.\n"),
        ("plea/kk.md", "# Өтініш\n\nСебебі.\n\n1. Әділ.\n2. Еркін.\n"),
    ];

    [Fact]
    public async Task The_first_and_the_last_page_offer_the_file_and_no_other_page_does()
    {
        await using var book = await SigningBook.OpenAsync(Texts);
        Assert.True((await book.PressAsync(1, "1|r|plea|1")).Offers(Verb.WholeText));
        Assert.False((await book.PressAsync(1, "1|r|plea|2")).Offers(Verb.WholeText));
        Assert.True((await book.PressAsync(1, "1|r|plea|3")).Offers(Verb.WholeText));
    }

    [Fact]
    public async Task The_file_comes_in_the_language_that_is_spoken()
    {
        await using var book = await SigningBook.OpenAsync(Texts);
        foreach (var code in new[] { "en", "ru", "kk" })
        {
            var language = Languages.FromCode(code)!.Value;
            await book.PressAsync(1, $"1|sl||{code}");
            var file = Assert.IsType<Outgoing.Document>(Assert.Single((await book.PressAsync(1, Ask)).All));
            Assert.Equal($"plea-{code}.html", file.FileName);
            Assert.Equal(WholeText.File(book.Petitions[0], language), file.Content);
            Assert.Equal(Phrases.In(language).WholeTextCaption, file.CaptionHtml);
            Assert.Equal(Phrases.In(language).WholeTextFailed, file.Otherwise.Html);
        }
    }

    [Fact]
    public async Task However_often_it_is_asked_for_one_file_comes_and_each_press_is_answered()
    {
        await using var book = await SigningBook.OpenAsync(Texts);
        await book.PressAsync(1, Ask);
        for (var i = 0; i < 50; i++)
        {
            var again = await book.PressAsync(1, Ask);
            Assert.Empty(again.All);
            Assert.Equal(Phrases.In(Language.English).WholeTextAgainNote, again.Note);
            book.Time.Advance(TimeSpan.FromSeconds(4));
        }

        Assert.Single((await book.PressAsync(2, Ask)).All);
        book.Time.Advance(TimeSpan.FromMinutes(Keeping.AgainAfterMinutes));
        Assert.Single((await book.PressAsync(1, Ask)).All);
    }

    [Fact]
    public async Task A_new_text_is_another_file_and_there_is_an_end_to_others_too()
    {
        await using var book = await SigningBook.OpenAsync(Texts);
        var sent = 0;
        for (var i = 0; i < 3 * Keeping.MostFiles; i++)
        {
            sent += (await book.PressAsync(1, Ask)).All.Count;
            book.Folder.Add("plea/en.md", $"# Plea\n\n1. Be fair.\n2. Version {i}.\n");
            book.Load();
        }

        Assert.Equal(Keeping.MostFiles, sent);
    }

    [Fact]
    public async Task What_is_remembered_of_it_is_small_and_gone_after_a_week()
    {
        await using var book = await SigningBook.OpenAsync(Texts);
        await book.SignAsync(1);
        Assert.Null(await book.DialogueRowAsync(1));
        foreach (var code in new[] { "en", "ru", "kk" })
        {
            await book.PressAsync(1, $"1|sl||{code}");
            await book.PressAsync(1, Ask);
        }

        Assert.InRange((await book.DialogueRowAsync(1))!.Box.Length, 1, 1100);
        Assert.Equal(3, (await book.DialogueAsync(1))!.Files.Count);
        await book.PressAsync(2, Ask);
        book.Time.Advance(TimeSpan.FromDays(8));
        await book.Store.WriteAsync(unit => book.Sweeper.ForgetDrafts(unit, SigningBook.Bot.Id, book.Time.GetUtcNow()));
        Assert.Empty((await book.DialogueAsync(1))!.Files);
        Assert.Null(await book.DialogueRowAsync(2));
    }

    [Fact]
    public async Task A_form_that_was_begun_is_not_disturbed()
    {
        await using var book = await SigningBook.OpenAsync(Texts);
        await book.PressAsync(1, "1|s|plea|");
        await book.PressAsync(1, SigningBook.Agree);
        await book.PressAsync(1, Ask);
        var summary = await book.SayAsync(1, "Ann Lee");
        await book.PressAsync(1, summary.DataOf(Verb.Confirm));
        Assert.Equal(1, await book.CountAsync());
        Assert.Empty(await book.CheckAsync());
    }
}
