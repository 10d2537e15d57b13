using System.Text.RegularExpressions;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Tests.Texts;

/// <summary>A strict reader of Telegram HTML, written apart from the code that it checks.</summary>
internal static partial class TelegramHtmlChecker
{
    public static void CheckAll(PetitionText text)
    {
        Check(text.PreambleHtml);
        Check(text.ClosingHtml);
        foreach (var demand in text.Demands) Check(demand.Html);
    }

    /// <summary>Fails unless every character is text, a known entity or a known tag, and all tags are balanced.</summary>
    public static void Check(string html)
    {
        var open = new Stack<string>();
        var at = 0;
        while (at < html.Length)
        {
            var match = Token().Match(html, at);
            Assert.True(match.Success, $"no Telegram HTML at {at}: {html[at..Math.Min(html.Length, at + 40)]}");
            if (match.Groups["open"].Success)
            {
                var name = match.Groups["open"].Value;
                Assert.DoesNotContain(name, open);
                Assert.True(!open.Contains("code") && !open.Contains("pre"), "an element inside code");
                Assert.True(name is not ("code" or "pre" or "blockquote") || open.Count == 0 || (name == "code" && open.Peek() == "blockquote"), $"{name} inside {string.Join(',', open)}");
                open.Push(name);
            }
            else if (match.Groups["close"].Success)
            {
                Assert.True(open.TryPop(out var last) && last == match.Groups["close"].Value, "unbalanced: " + html);
            }

            at += match.Length;
        }

        Assert.True(open.Count == 0, "left open: " + string.Join(',', open));
    }

    // Text is anything but the special characters, lone surrogates and control characters.
    [GeneratedRegex(
        """
        \G(?:<(?<open>b|i|s|code|pre|blockquote)>|<(?<open>a)\ href="(?:https?://|tg:|mailto:)[^"<>]*">|</(?<close>b|i|s|code|pre|blockquote|a)>
        |&(?:amp|lt|gt|quot);|[\uD800-\uDBFF][\uDC00-\uDFFF]|[^<>&"\uD800-\uDFFF\u0000-\u0008\u000B-\u001F\u007F-\u009F])
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Token();
}
