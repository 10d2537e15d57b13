using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions;

/// <summary>A petition's text as a reader goes through it.</summary>
public static partial class ReadingPages
{
    // Cutting a text takes longer than all else that an answer needs. Kept for as long as the text itself is.
    private static readonly ConditionalWeakTable<PetitionText, ConcurrentDictionary<int, IReadOnlyList<ReadingPage>>> Pages = [];
    private static readonly ConditionalWeakTable<PetitionText, ConcurrentDictionary<int, string>> Summaries = [];

    /// <summary>The preamble if there is one, each demand, the closing if there is one; long ones in several parts, nothing cut off.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The longest page, in UTF-16 units after parsing; leave room for what the bot puts around it.</param>
    public static IReadOnlyList<ReadingPage> Of(PetitionText text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Pages.GetOrCreateValue(text).GetOrAdd(limit, Cut, text);
    }

    /// <summary>
    /// How the preamble begins: the paragraphs that fit; when hardly anything fits whole, sentences and an ellipsis. Empty when
    /// there is no preamble.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The longest summary, in UTF-16 units after parsing; at least 3.</param>
    /// <returns>Telegram HTML.</returns>
    public static string Summary(this PetitionText text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Summaries.GetOrCreateValue(text).GetOrAdd(
            limit, static (most, of) => HeadingAtEnd().Replace(TelegramHtml.Beginning(of.PreambleHtml, most), ""), text);
    }

    // "We demand" leads over to what a summary does not show.
    [GeneratedRegex(@"\n\n<b>[^<]*</b>\z")]
    private static partial Regex HeadingAtEnd();

    private static IReadOnlyList<ReadingPage> Cut(int limit, PetitionText text) =>
    [
        .. Parts(null, text.PreambleHtml, limit),
        .. text.Demands.SelectMany((demand, i) => Parts(i + 1, demand.Html, limit)),
        .. Parts(null, text.ClosingHtml, limit),
    ];

    private static IEnumerable<ReadingPage> Parts(int? demand, string html, int limit)
    {
        var parts = TelegramHtml.Split(html, limit);
        return parts.Select((part, i) => new ReadingPage(demand, i + 1, parts.Count, part));
    }
}
