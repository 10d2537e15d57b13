using System.Text.RegularExpressions;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>What a heading says about the document, in Russian, Kazakh and English.</summary>
internal static partial class HeadingWords
{
    /// <summary>
    /// Whether it only names the kind of the document ("ПЕТИЦИЯ", "Открытое письмо президенту", "Ашық хат", "Petition"): up to four
    /// words, and none that starts a topic ("о", "за", "против", "for", "against").
    /// </summary>
    public static bool IsGenre(string plain) =>
        Words(plain) <= 4 && Genre().IsMatch(plain) && !Topic().IsMatch(plain);

    /// <summary>Whether it names a part of the document ("Введение", "Почему это важно", "Требования") and so is no title.</summary>
    public static bool IsSection(string plain) =>
        (Words(plain) <= 5 && Section().IsMatch(plain)) || (Words(plain) <= 3 && DemandNoun().IsMatch(plain))
        || (Words(plain) <= 2 && DemandVerb().IsMatch(plain));

    /// <summary>Whether it starts with what a topic starts with: "о", "за", "против", "for", "against".</summary>
    public static bool StartsTopic(string plain) => Topic().Match(plain) is { Success: true, Index: 0 };

    /// <summary>Whether a heading, or the last sentence of a paragraph, announces demands: «Требуем:», "Наши требования", "Талап етеміз".</summary>
    public static bool AnnouncesDemands(string plain)
    {
        var sentence = LastSentence().Match(plain.Trim()).Value;
        return (Words(sentence) <= 5 && DemandNoun().IsMatch(sentence))
            || (DemandVerb().IsMatch(sentence) && !Reader().IsMatch(sentence) && (sentence.EndsWith(':') || Words(sentence) <= 5));
    }

    // «Призываем всех: 1. Подписать ...» speaks to the reader.
    [GeneratedRegex(@"(?<!\w)(?:вас|всех|каждого|сізд[іе]\w*|барлық\w*|you|everyone|everybody)(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reader();

    private static int Words(string plain) => Word().Count(plain);

    [GeneratedRegex(@"\w[\w'’-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"[^.!?…]*[.!?…:]*$", RegexOptions.CultureInvariant)]
    private static partial Regex LastSentence();

    [GeneratedRegex(
        @"^\W*(?:петици[яи]|(?:коллективное\s+)?обращени[ея]|открытое\s+письмо|(?:совместное\s+)?заявлени[ея]|манифест|воззвание|призыв|требование|резолюция|декларация"
        + @"|ашық\s+хат|үндеу|өтініш|мәлімдеме|ұжымдық\s+өтініш|(?:an?\s+)?(?:online\s+)?petition|(?:an?\s+)?open\s+letter|(?:an?\s+)?(?:public\s+)?appeal|statement|manifesto)(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Genre();

    [GeneratedRegex(@"(?<!\w)(?:об?|обо|за|против|в\s+защиту|в\s+поддержку|на|по|туралы|үшін|қарсы|for|against|on|about)(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Topic();

    [GeneratedRegex(
        @"^\W*(?:преамбула|введение|вступление|предисловие|контекст|предыстория|ситуация|причин|основани|обосновани|почему|зачем|суть|о\s+ч[её]м|что\s+(?:происходит|случилось|мы|не\s+так|делать)|кто\s+мы|проблема|факты|заключение"
        + @"|кіріспе|неге|неліктен|себеп|мәселе|біз\s+кімбіз|қорытынды|why|background|introduction|preamble|context|reasons|the\s+problem|what\s|who\s+we|facts|summary|conclusion)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex(@"(?<!\w)(?:требовани[яей]|талаптар\w*|demands?|requirements)(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DemandNoun();

    [GeneratedRegex(
        @"(?<!\w)(?:(?:по)?требуем|требую|настаиваем|призываем|просим|предлагаем|добиваемся|считаем\s+необходимым|талап\s+ет(?:еміз|емін|іп)|талап\s+қоямыз|сұраймыз|ұсынамыз|шақырамыз|(?:we|i)(?:\s+\w+)?\s+(?:demand|call\s+(?:on|for|upon)|urge|ask|request|insist))(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DemandVerb();
}
