using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Signing;

public sealed class IntroductionTests
{
    /// <summary>What Telegram's own apps can be set to, by translations.telegram.org.</summary>
    private static readonly string[] AppLanguages =
    [
        "en", "ar", "be", "ca", "hr", "cs", "nl", "fi", "fr", "de", "he", "hu", "id", "it", "kk", "ko", "ms", "nb", "fa", "pl", "pt",
        "ro", "ru", "sr", "sk", "es", "sv", "tr", "uk", "uz",
    ];

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    [Fact]
    public void Every_app_shows_the_language_in_which_the_bot_greets_its_owner()
    {
        var said = Introduction.All([]);
        foreach (var app in AppLanguages)
        {
            var shown = said.SingleOrDefault(introduction => introduction.AppLanguage == app) ?? said.Single(introduction => introduction.AppLanguage is null);
            Assert.Equal(Phrases.In(Languages.FromTag(app)!.Value).LongAbout(null), shown.Description);
        }
    }

    [Fact]
    public void Whatever_a_petition_is_called_the_texts_are_whole_and_within_the_limits() =>
        Prop.ForAll(Generators.Text.Select(text => text ?? "").Select(text => string.Concat(Enumerable.Repeat(text, 20))).ToArbitrary(), title =>
        {
            foreach (var said in Introduction.All([Petition(title)]))
            {
                Assert.InRange(said.Description.Length, 50, Introduction.LongestDescription);
                Assert.InRange(said.ShortDescription.Length, 20, Introduction.LongestShortDescription);
                Assert.All(said.Commands, command => Assert.InRange(command.What.Length, 3, 256));
                Assert.True(Strict.GetByteCount(said.Description + said.ShortDescription) > 0, "half a surrogate pair throws");
                var say = Phrases.In(Languages.FromTag(said.AppLanguage ?? "und")!.Value);
                Assert.EndsWith(say.LongAbout("x").Split('x')[^1], said.Description, StringComparison.Ordinal);
                Assert.EndsWith(say.ShortAbout("")[^20..], said.ShortDescription, StringComparison.Ordinal);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_petition_is_named_a_long_title_is_cut_at_a_word_and_several_are_not_named()
    {
        var one = In("ru", Petition("За честные выборы"));
        Assert.Equal("Петиция «За честные выборы». Прочитать и подписать можно здесь.", one.ShortDescription);
        Assert.StartsWith("Петиция «За честные выборы».\n\n", one.Description, StringComparison.Ordinal);

        var title = string.Join(' ', Enumerable.Repeat("справедливость", 12));
        var cut = In("ru", Petition(title)).ShortDescription;
        Assert.Matches("^Петиция «(справедливость ){3}справедливость…»\\. Прочитать и подписать можно здесь\\.$", cut);
        Assert.Contains(title, In("ru", Petition(title)).Description, StringComparison.Ordinal);

        var several = In("kk", Petition("Бірінші"), Petition("Екінші"));
        Assert.DoesNotContain("«", several.Description + several.ShortDescription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_is_what_help_tells_and_every_command_of_it_does_something()
    {
        await using var book = await SigningBook.OpenAsync();
        var say = Phrases.In(Language.English);
        var menu = In("en").Commands.Select(command => "/" + command.Name).ToList();
        var help = say.Help.Split('\n').Where(line => line.StartsWith('/')).Select(line => line.Split(' ')[0]);
        Assert.Equal(help.Order(), menu.Order());
        foreach (var command in menu) Assert.DoesNotContain(say.NotUnderstood, (await book.SayAsync(1, command)).Html, StringComparison.Ordinal);
        Assert.Contains(say.NotUnderstood, (await book.SayAsync(1, "/nonsense")).Html, StringComparison.Ordinal);
    }

    private static Introduction In(string app, params Petition[] petitions) => Introduction.All(petitions).Single(said => said.AppLanguage == app);

    private static Petition Petition(string title) => new(
        new PetitionId("plea"),
        new PetitionSettings(),
        Languages.All.ToDictionary(language => language, language => new PetitionText(language, title, "", [new Demand("x")], "")),
        new Dictionary<Language, byte[]>());
}
