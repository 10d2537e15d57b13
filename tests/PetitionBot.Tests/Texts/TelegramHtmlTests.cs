using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Texts;

namespace PetitionBot.Tests.Texts;

public class TelegramHtmlTests
{
    private static readonly string[] Pieces =
    [
        "слово", "ещё одно", "a", " ", "  ", "\n", "\n\n", ". Потом", "! «Да»", "г. Алматы", "&lt;", "&amp;", "&quot;", "👩‍👩‍👧‍👦", "🇰🇿", "e\u0301", "x̸̛͓",
        "é", "😀", "\u00A0", "—", "<b>жирный текст</b>", "<i>курсив 😀</i>", "<s>нет</s>", "<code>код &lt;x&gt;</code>",
        "<a href=\"https://e.org/?a=1&amp;b=2\">ссылка из нескольких слов</a>", "<b>a <i>b c\n\nd</i> e</b>", "<blockquote>цитата\nв две строки</blockquote>",
    ];

    private static readonly Gen<string> Html = Gen.Elements(Pieces).ListOf().Select(string.Concat);

    [Theory]
    [InlineData("<3 >_< & \"q\"", "&lt;3 &gt;_&lt; &amp; &quot;q&quot;")]
    [InlineData("a\0b\u0007c\rd\u0085e\n\tf", "abcde\n\tf")]
    [InlineData("😀_*[](~`", "😀_*[](~`")]
    public void Escaping_makes_any_text_harmless(string text, string html) => Assert.Equal(html, TelegramHtml.Escape(text));

    // Not a theory: lone surrogates do not survive in an attribute.
    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character() =>
        Assert.Equal("a\uFFFDb\uFFFD", TelegramHtml.Escape("a\uD83Db\uDE00"));

    [Fact]
    public void Escaped_text_comes_back_as_it_was() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(text => text is not null), text =>
        {
            var html = TelegramHtml.Escape(text);
            TelegramHtmlChecker.Check(html);
            var kept = string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\n' or '\t' || !System.Text.Rune.IsControl(rune)));
            return TelegramHtml.ToPlain(html) == kept && TelegramHtml.LengthAfterParsing(html) == kept.Length;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("<b>a</b>&lt;&#128512;&#x41;", 5)]
    [InlineData("&nbsp;", 6)]
    [InlineData("<a href=\"x&gt;y\">😀</a>", 2)]
    [InlineData("", 0)]
    public void Length_is_counted_in_utf16_units_after_parsing(string html, int length) =>
        Assert.Equal(length, TelegramHtml.LengthAfterParsing(html));

    [Fact]
    public void Pages_are_valid_short_enough_whole_and_lose_nothing() =>
        Prop.ForAll(Html.ToArbitrary(), Gen.Choose(25, 60).ToArbitrary(), (html, limit) =>
        {
            var pages = TelegramHtml.Split(html, limit);
            foreach (var page in pages)
            {
                TelegramHtmlChecker.Check(page);
                Assert.InRange(TelegramHtml.LengthAfterParsing(page), 1, limit);
            }

            Assert.Equal(Squeezed(TelegramHtml.ToPlain(html)), Squeezed(string.Concat(pages.Select(TelegramHtml.ToPlain))));
            AssertNoClusterIsCut(TelegramHtml.ToPlain(html), pages);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_at_the_smallest_limit_is_paged_without_loss() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(text => text is not null), text =>
        {
            var html = TelegramHtml.Escape(text);
            var pages = TelegramHtml.Split(html, 2);
            Assert.All(pages, page => Assert.InRange(TelegramHtml.LengthAfterParsing(page), 1, 2));
            Assert.Equal(Squeezed(TelegramHtml.ToPlain(html)), Squeezed(string.Concat(pages.Select(TelegramHtml.ToPlain))));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("First one here.\n\nSecond is longer.", 25, "First one here.", "Second is longer.")]
    [InlineData("First line. More\nSecond line", 20, "First line. More", "Second line")]
    [InlineData("One sentence. Another one goes", 22, "One sentence.", "Another one goes")]
    [InlineData("Живём в г. Алматы давно", 17, "Живём в г. Алматы", "давно")]
    [InlineData("Two words", 5, "Two", "words")]
    [InlineData("<b>Two words</b>", 5, "<b>Two</b>", "<b>words</b>")]
    [InlineData("<a href=\"http://x\">Two <i>words</i></a>", 5, "<a href=\"http://x\">Two</a>", "<a href=\"http://x\"><i>words</i></a>")]
    [InlineData("abcdef", 3, "abc", "def")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 15, "👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦")]
    [InlineData("абe\u0301", 3, "аб", "e\u0301")]
    [InlineData("ab&lt;&gt;", 3, "ab&lt;", "&gt;")]
    public void A_cut_prefers_paragraph_line_sentence_word(string html, int limit, string first, string second) =>
        Assert.Equal([first, second], TelegramHtml.Split(html, limit));

    [Fact]
    public void A_cluster_over_the_limit_is_cut_between_code_points()
    {
        var pages = TelegramHtml.Split("a" + new string('\u0301', 50), 20);
        Assert.Equal([20, 20, 11], pages.Select(page => page.Length));
    }

    [Fact]
    public void A_page_has_no_more_tags_than_Telegram_keeps()
    {
        var html = string.Join(' ', Enumerable.Repeat("<b>x</b>", 250));
        Assert.Equal([100, 100, 50], TelegramHtml.Split(html, 4096).Select(page => page.Split("<b>").Length - 1));
    }

    [Fact]
    public void White_space_alone_gives_no_page() => Assert.Empty(TelegramHtml.Split(" \n\t\n", 10));

    [Theory]
    [InlineData("One.\n\nTwo.", 10, "One.\n\nTwo.")]
    [InlineData("One two.\n\nThree four five six.", 20, "One two.")]
    [InlineData("<b>Head</b>\n\nFirst sentence. Second sentence is long.", 30, "<b>Head</b>\n\nFirst sentence. …")]
    [InlineData("Only <i>one long sentence</i> here", 16, "Only <i>one long</i>…")]
    [InlineData("Reasons are many.\n\nWe demand:", 100, "Reasons are many.")]
    [InlineData("We demand:", 100, "We demand:")]
    [InlineData("", 100, "")]
    public void The_beginning_is_whole_paragraphs_else_sentences(string html, int limit, string beginning) =>
        Assert.Equal(beginning, TelegramHtml.Beginning(html, limit));

    [Fact]
    public void A_beginning_is_valid_and_within_its_limit() =>
        Prop.ForAll(Html.ToArbitrary(), Gen.Choose(20, 80).ToArbitrary(), (html, limit) =>
        {
            var beginning = TelegramHtml.Beginning(html, limit);
            TelegramHtmlChecker.Check(beginning);
            Assert.InRange(TelegramHtml.LengthAfterParsing(beginning), 0, limit);
        }).QuickCheckThrowOnFailure();

    private static string Squeezed(string text) => string.Concat(text.Where(c => c is not (' ' or '\n' or '\t')));

    private static void AssertNoClusterIsCut(string plain, IReadOnlyList<string> pages)
    {
        var starts = StringInfo.ParseCombiningCharacters(plain).ToHashSet();
        var at = 0;
        foreach (var page in pages.Select(TelegramHtml.ToPlain))
        {
            at = plain.IndexOf(page, at, StringComparison.Ordinal);
            Assert.True(at >= 0 && starts.Contains(at), "a page begins inside a cluster");
            at += page.Length;
            Assert.True(at == plain.Length || starts.Contains(at), "a page ends inside a cluster");
        }
    }
}
