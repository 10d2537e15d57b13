using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Texts;

namespace PetitionBot.Tests.Petitions;

public class PetitionParserTests
{
    // Every character that means something to Markdown, HTML, YAML or Telegram, and words.
    private static readonly Gen<string> Hostile = Gen.Elements(
        "<", ">", "&", "&amp;", "\"", "*", "**", "_", "__", "~~", "`", "[", "](", ")", "!", "#", "|", "\\", "<b>", "</i>", "<!--", "<script>", "http://x",
        "слово", "Ә", "😀", "1.", "-", "+", ":", "---", "\u202E", "=", "{", "}", "@x", "/start", " ")
        .ListOf().Select(parts => "Т" + string.Concat(parts).TrimEnd() + "я");

    [Fact]
    public void Any_title_and_demands_come_back_as_the_text_that_was_written() =>
        Prop.ForAll(Hostile.ToArbitrary(), Hostile.NonEmptyListOf().Where(list => list.Count < 40).ToArbitrary(), (title, demands) =>
        {
            if (title.EnumerateRunes().Count() > PetitionParser.MaxTitle) return;
            var document = $"# {Literal(title)}\n\nВведение {Literal(title)}\n\n"
                + string.Concat(demands.Select((demand, i) => $"{i + 1}. {Literal(demand)}\n")) + $"\nКонец {Literal(title)}\n";
            var text = Parse(document);
            TelegramHtmlChecker.CheckAll(text);
            Assert.Equal(Single(title), text.Title);
            Assert.Equal(demands, text.Demands.Select(demand => TelegramHtml.ToPlain(demand.Html)));
            Assert.Equal("Введение " + title, TelegramHtml.ToPlain(text.PreambleHtml));
            Assert.Equal("Конец " + title, TelegramHtml.ToPlain(text.ClosingHtml));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_written_the_result_is_Telegram_HTML_or_a_reason() =>
        Prop.ForAll(
            Gen.OneOf(Hostile, ArbMap.Default.GeneratorFor<string>(), Gen.Elements("# T", "1. a", "2) b", "> q", "- x", "  - y", "| a | b |\n|---|---|\n| c | d |", "```\ncode <x>", "***", "", "\t1. c", "[a](http://b)"))
                .ListOf().Select(lines => string.Join('\n', lines)).ToArbitrary(),
            document =>
            {
                var parsed = PetitionParser.Parse(Encoding.UTF8.GetBytes(document));
                Assert.Equal(parsed.Text is null, parsed.Problems.Count > 0);
                if (parsed.Text is { } text) TelegramHtmlChecker.CheckAll(text);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a\n\n1. x\n2.\n3. z", 4, "demand 2 is empty; write its text after the number")]
    [InlineData("1. x", 1, "there is no title; start the file with a heading: '# ' and the title")]
    [InlineData("# T\n\ntext", null, "there are no demands; write each as an item of a numbered list: '1. ...', '2. ...'")]
    [InlineData("# T\n\n### 1.\n### 2. x", 3, "demand 1 is empty; write its text after the number")]
    public void A_document_that_is_no_petition_is_refused_with_line_and_reason(string document, int? line, string reason) =>
        Assert.Equal([new TextProblem(line, reason)], PetitionParser.Parse(Encoding.UTF8.GetBytes(document)).Problems);

    [Fact]
    public void Limits_are_kept_to_the_last_unit()
    {
        Assert.Equal(200, Parse($"# {new string('я', 200)}\n1. x").Title.Length);
        Assert.Equal("the title has 201 characters; up to 200 are allowed: start the file with '# ' and a short title", Problem($"\n# {new string('я', 201)}\n1. x", 2));
        Assert.Equal(99, Parse("# T\n" + Numbered(99)).Demands.Count);
        Assert.Equal("there are 100 demands; up to 99 are allowed", Problem("# T\n" + Numbered(100), 101));
        Assert.Equal("the file has 262145 bytes; up to 262144 (256 KiB) are allowed", Problem(new string('a', 262145), null));
    }

    [Theory]
    [InlineData("# T\r\n1. x\r\nбыло ")]
    [InlineData("\uFEFF# T\n1. x\n")]
    public void Bytes_that_are_no_UTF8_are_refused_with_their_line(string before)
    {
        var problem = Assert.Single(PetitionParser.Parse([.. Encoding.UTF8.GetBytes(before), 0xC3, 0x28, .. "\n2. y"u8]).Problems);
        Assert.Equal(new TextProblem(3, "the text is not UTF-8; save the file in the encoding UTF-8"), problem);
    }

    [Theory]
    [InlineData("# Т\n\n1. а\n2. б\n\nПричина\n3. в\n4. г\n\nКонец", "а|б\n\nПричина|в|г", "Конец")]
    [InlineData("# Т\n\n1. а\n  - б\n\n2. в\n  - г\n\nКонец", "а\n• б|в\n• г", "Конец")]
    [InlineData("# Т\n\n**1. а**\n\nп\n\n1. x\n2. y\n\n**2. б**\n\nп\n\n**3. в**\n\nп\n\nКонец", "а\n\nп\n\n1. x\n2. y|б\n\nп|в\n\nп", "Конец")]
    [InlineData("# Т\n\nТребование 1. а\n\nТребование 2. б", "а|б", "")]
    [InlineData("# Т\n\n1-талап: а\n\n2-талап: б", "а|б", "")]
    [InlineData("# Т\n\n1. а\n\n---\n\n2. б\n\n---\n\nКонец", "а|б", "Конец")]
    [InlineData("# Т\n\nМы\n1. а\n1. б", "а|б", "")]
    [InlineData("# Т\n\n## 1. Почему\n\nп\n\n## 2. Наши требования\n\n1. а\n2. б\n3. в\n\n## 3. Подписи\n\nКонец", "а|б|в", "3. Подписи\n\nКонец")]
    [InlineData("# Т\n\n## Требования\n\n### К парламенту\n\n1. а\n2. б\n\n### К правительству\n\n1. в\n\n## Как помочь\n\n1. г\n2. д", "а|б|К правительству\n\nв", "Как помочь\n\n1. г\n2. д")]
    [InlineData("# Т\n\n## Требования\n\n1. а\n2. б\n\nОснования\n\n1. в\n2. г\n3. д", "а|б", "Основания\n\n1. в\n2. г\n3. д")]
    [InlineData("# Т\n\nНадо:\n\n1. а\n2. б\n3. в\n\nПросим вас:\n\n1. г\n2. д", "а|б|в", "Просим вас:\n\n1. г\n2. д")]
    [InlineData("# Т\n\n1. Цена 1.5 млн\n2. К 07.10.2020", "Цена 1.5 млн|К 07.10.2020", "")]
    public void Demands_are_found_in_any_form(string document, string demands, string closing)
    {
        var text = Parse(document);
        Assert.Equal(demands.Split('|'), text.Demands.Select(demand => TelegramHtml.ToPlain(demand.Html)));
        Assert.Equal(closing, TelegramHtml.ToPlain(text.ClosingHtml));
    }

    [Theory]
    [InlineData("Президенту\nот граждан\n\n# За лес\n\nп\n\n1. а", "За лес", "Президенту\nот граждан\n\nп")]
    [InlineData("За лес\n\nп\n\n## Почему это важно\n\nп\n\n1. а", "За лес", "п\n\nПочему это важно\n\nп")]
    [InlineData("# Петиция за лес\n\n## Лес умирает\n\n1. а", "Петиция за лес", "Лес умирает")]
    [InlineData("# Петиция\n\n## Требования\n\n1. а", "Петиция", "Требования")]
    [InlineData("# **За** `лес` [и](http://x) <b>\n1. а", "За лес и <b>", "")]
    [InlineData("#### Петиция\n**За лес**\n\nп\n\n1. а", "За лес", "п")]
    [InlineData("**ПЕТИЦИЯ**\n\n**За лес**\n\nп\n\n1. а", "За лес", "п")]
    public void The_title_is_the_real_one(string document, string title, string preamble)
    {
        var text = Parse(document);
        Assert.Equal((title, preamble), (text.Title, TelegramHtml.ToPlain(text.PreambleHtml)));
    }

    [Fact]
    public void Deep_nesting_is_a_problem_and_no_crash() =>
        Assert.Equal("lists or quotes stand too deeply in one another; up to 100 levels are allowed", Problem("# T\n" + new string('>', 5000) + " x\n1. x", null));

    [Fact]
    public void A_page_of_a_reader_names_its_demand_and_part()
    {
        var text = Parse($"# T\n\nПреамбула.\n\n1. Коротко.\n2. {string.Join(' ', Enumerable.Repeat("длинно", 10))}\n\nКонец.");
        var pages = ReadingPages.Of(text, 40);
        Assert.Equal([(null, 1, 1), (1, 1, 1), (2, 1, 2), (2, 2, 2), (null, 1, 1)], pages.Select(page => (page.Demand, page.Part, page.Parts)));
        Assert.Equal(["Преамбула.", "Коротко."], pages.Take(2).Select(page => page.Html));
        Assert.Equal("Преамбула.", text.Summary(40));
        Assert.Equal("", Parse("# T\n1. x").Summary(40));
        // Cut once: under load this took longer than all else.
        Assert.Same(pages, ReadingPages.Of(text, 40));
        Assert.NotSame(pages, ReadingPages.Of(text, 41));
    }

    private static string Numbered(int count) => string.Concat(Enumerable.Range(1, count).Select(i => $"{i}. x\n"));

    private static string? Problem(string document, int? line)
    {
        var problem = Assert.Single(PetitionParser.Parse(Encoding.UTF8.GetBytes(document)).Problems);
        Assert.Equal(line, problem.Line);
        return problem.Reason;
    }

    private static string Single(string text) => string.Join(' ', text.Split([' ', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));

    // CommonMark: any ASCII punctuation may be escaped by a backslash.
    private static string Literal(string text) =>
        string.Concat(text.Select(c => c < 128 && char.IsPunctuation(c) || c < 128 && char.IsSymbol(c) ? "\\" + c : c.ToString()));

    private static PetitionText Parse(string document)
    {
        var parsed = PetitionParser.Parse(Encoding.UTF8.GetBytes(document), Language.Russian);
        Assert.Empty(parsed.Problems);
        return parsed.Text!;
    }
}
