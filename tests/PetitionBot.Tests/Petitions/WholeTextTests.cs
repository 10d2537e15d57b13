using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Petitions;

public sealed class WholeTextTests
{
    private static readonly string[] Hostile =
    [
        "</li>", "</main>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "-->", "<!--", "]]>", "\" onload=\"x", "&lt;", "&nbsp;", "{}",
        "<b>", "**жирный**", "*i*", "~~s~~", "`<code>`", "[link](https://e.org/?a=1&b=\"2\")", "[bad](javascript:alert(1))", "> цитата", "<3", "\t", "\n\n", "# x",
    ];

    [Theory]
    [InlineData(Language.Russian, "fair-elections-ru.html")]
    [InlineData(Language.Kazakh, "fair-elections-kk.html")]
    [InlineData(Language.English, "fair-elections-en.html")]
    public void The_launch_petition_stands_in_the_file_exactly_as_on_the_pages(Language language, string name)
    {
        var petition = Launch();
        var text = petition.Text(language);

        var page = Read(petition, language);

        Assert.Equal(name, WholeText.FileName(petition, language));
        AssertHolds(page, petition, language);
        var items = page.Descendants("li").ToList();
        Assert.Equal(text.Demands.Count, items.Count);
        var whole = Encoding.UTF8.GetString(WholeText.File(petition, language));
        foreach (var reading in ReadingPages.Of(text, 3500)) Assert.Contains(reading.Html, whole, StringComparison.Ordinal);
        Assert.InRange(whole.Length, 1000, 20_000);
    }

    [Fact]
    public void It_says_which_petition_and_version_it_is_in_its_own_language()
    {
        var petition = Launch();
        foreach (var language in Languages.All)
        {
            var page = Read(petition, language);
            var footer = page.Descendants("footer").Single();
            Assert.Equal(["fair-elections", petition.Manifest.Version.Prefix], footer.Descendants("code").Select(code => code.Value));
            Assert.Equal(TelegramHtml.ToPlain(Phrases.In(language).WholeTextOrigin("fair-elections", petition.Manifest.Version.Prefix)), footer.Value);
            Assert.Equal(language.Code(), page.Attribute("lang")!.Value);
        }
    }

    [Fact]
    public void It_fetches_nothing_and_runs_nothing()
    {
        var page = Read(Launch(), Language.Russian);
        Assert.Equal("utf-8", page.Descendants("meta").First().Attribute("charset")!.Value);
        Assert.Contains("default-src 'none'", page.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe" or "object");
        Assert.DoesNotContain(page.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "src" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotMatch("url\\(|@import", page.Descendants("style").Single().Value);
        Assert.Contains("color-scheme:light dark", page.Descendants("style").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_that_the_petition_lacks_gives_the_file_that_would_be_read_instead()
    {
        var petition = Petition(Language.Kazakh, Parse("# Т\n\n1. Бір\n", Language.Kazakh)!);
        Assert.Equal("plea-kk.html", WholeText.FileName(petition, Language.English));
        Assert.Equal(WholeText.File(petition, Language.Kazakh), WholeText.File(petition, Language.English));
    }

    [Fact]
    public void Whatever_a_petition_says_it_stays_text()
    {
        var line = Gen.OneOf(Gen.Elements(Hostile), Generators.Text.Select(text => text ?? ""), Gen.Elements("слово", " ", "«да»"))
            .ListOf().Select(pieces => string.Concat(pieces));
        var source =
            from title in line
            from preamble in line
            from first in line
            from second in line
            from closing in line
            select $"# {title.Replace('\n', ' ')}\n\n{preamble}\n\n1. a {first}\n2. b {second}\n\n---\n\n{closing}\n";
        var read = 0;
        Prop.ForAll(source.ToArbitrary(), markdown =>
        {
            if (Parse(markdown, Language.Russian) is not { } text) return;
            read++;
            AssertHolds(Read(Petition(Language.Russian, text), Language.Russian), Petition(Language.Russian, text), Language.Russian);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
        Assert.True(read > 50, $"only {read} of the documents were petitions");
    }

    private static void AssertHolds(XElement page, Petition petition, Language language)
    {
        var text = petition.Text(language);
        string[] known = ["html", "head", "meta", "title", "style", "body", "main", "h1", "div", "ol", "li", "footer", "b", "i", "s", "a", "code", "pre", "blockquote"];
        Assert.All(page.DescendantsAndSelf(), element => Assert.Contains(element.Name.LocalName, known));
        Assert.Equal(Plain(text.Title), page.Descendants("h1").Single().Value);
        Assert.Equal(text.Demands.Select(demand => TelegramHtml.ToPlain(demand.Html)), page.Descendants("li").Select(item => item.Value));
        var pages = ReadingPages.Of(text, 3500).Select(reading => TelegramHtml.ToPlain(reading.Html));
        Assert.Equal(Squeezed(Plain(text.Title) + string.Concat(pages)), Squeezed(page.Descendants("main").Single().Value));
        Assert.All(page.Descendants("a"), link => Assert.Matches("^(https?|tg|mailto):", link.Attribute("href")!.Value));
    }

    private static string Plain(string text) => TelegramHtml.ToPlain(TelegramHtml.Escape(text));

    private static string Squeezed(string text) => Regex.Replace(text, "[ \n\t]+", "");

    // As XML: a tag that is not closed, or that the petition brought along, breaks the reading.
    private static XElement Read(Petition petition, Language language)
    {
        using var bytes = new MemoryStream(WholeText.File(petition, language));
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, CheckCharacters = false };
        using var reader = XmlReader.Create(bytes, settings);
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static PetitionText? Parse(string markdown, Language language) => PetitionParser.Parse(Encoding.UTF8.GetBytes(markdown), language).Text;

    private static Petition Petition(Language language, PetitionText text) => new(
        new PetitionId("plea"), new PetitionSettings(), new Dictionary<Language, PetitionText> { [language] = text }, new Dictionary<Language, byte[]> { [language] = [1] });

    private static Petition Launch() => PetitionFolder.Read(Path.Combine(AppContext.BaseDirectory, "LaunchPetitions")).Petitions.Single();
}
