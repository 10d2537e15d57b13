namespace PetitionBot.Tests.Faults.Hostile;

/// <summary>What people and programs write to make a bot stumble.</summary>
internal static class HostileTexts
{
    /// <summary>Every text; none is empty.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "<3", ">_<", "_", "*_`[", "<b>", "</b>", "<b><i>x</b></i>", "&lt;b&gt;", "&amp;amp;", "&#60;script&#62;", "<a href=\"tg://user?id=1\">x</a>",
        "[x](tg://user?id=1)", "<script>alert(1)</script>", "{0} {1} %s %n ${x}", "'; DROP TABLE signatures; --", "\" OR 1=1 --", "x' UNION SELECT 1 --",
        "\0", "a\0b", "\u0001\u0002\u001b[31m", "\r\n\r\n", "\t", "\u00a0", "\u200b", "\u200e\u200f\u202e\u2066\u2069", "\ufeff", "\ufffe", "\uffff",
        "\ud83d", "\udc00", "a\ud83d", "\ud83da", "\udc00\ud83d", "😀", "👩‍👩‍👧‍👦", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L", "İıŞşǅǆß", "ﬀ", "Å", "Ａ",
        new string('x', 4096), new string('<', 4096), new string('&', 4096), new string('\u0301', 300), string.Concat(Enumerable.Repeat("😀", 2048)), string.Concat(Enumerable.Repeat("Әә", 150)),
        "/", "//", "/@", "/start", "/start 1l", "/start 1l" + new string('A', 61), "/start 1pplea", "/start ../../etc/passwd", "/me@other_bot", "/invalidate 1-999999999999 x", "/reinstate 0", "/stats\u0000",
        "1|c|plea|", "1|ey||", "1|", "|||||", "2|x|y|z", "1|g|plea|<b>", "1|s|../..|", "9999999999999999999999", "-1", "1e400", "NaN", "true", "null", "[]", "{}",
        "{\"format\":\"petitionbot-receipt-v1\"}", "{\"format\":\"petitionbot-receipt-v1\",\"petition\":\"plea\",\"serial\":1}", "Ann Lee", "Әйгерім Нұрланқызы", "O'Brien-Smith", "ﷺ", "مرحبا بالعالم", "١٢٣",
    ];

    /// <summary>One of them, or a piece of several, or anything at all.</summary>
    public static string Any(Random random) => random.Next(6) switch
    {
        0 => Random(random),
        1 => Cut(All[random.Next(All.Count)] + All[random.Next(All.Count)], random),
        _ => All[random.Next(All.Count)],
    };

    private static string Cut(string text, Random random) => text[..random.Next(1, Math.Min(text.Length, 4096) + 1)];

    private static string Random(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(0x10000)));
}
