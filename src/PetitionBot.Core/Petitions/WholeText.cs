using System.Text;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Petitions;

/// <summary>
/// A petition's whole text as a file to keep, print and pass on: one HTML page without scripts that fetches nothing.
/// </summary>
/// <remarks>
/// HTML rather than plain text: the page says its own encoding, wraps to a small screen and follows the system's dark mode and
/// letter size, and every Android phone has a browser. A plain text file has no place for its encoding, so that some viewers
/// show Cyrillic as gibberish, and many phones have no program for it at all.
/// </remarks>
public static class WholeText
{
    /// <summary>What the file is, as RFC 2046 calls it.</summary>
    public const string MediaType = "text/html";

    private const string Style =
        """
        :root{color-scheme:light dark}
        body{margin:0 auto;padding:1rem;max-width:40rem;font:1.1rem/1.5 sans-serif;overflow-wrap:anywhere}
        h1{font-size:1.5rem;line-height:1.25}
        h1,div,li,pre{white-space:pre-wrap}
        ol{padding-left:2em}
        li,div{margin:1rem 0}
        footer{margin-top:2rem;border-top:1px solid;padding-top:1rem;font-size:.85rem}
        @media print{body{max-width:none;padding:0;font-size:11pt}li{break-inside:avoid}}
        """;

    /// <summary>The file's name: <c>fair-elections-ru.html</c>.</summary>
    public static string FileName(Petition petition, Language language) => $"{petition.Id}-{petition.Text(language).Language.Code()}.html";

    /// <summary>The name of one version's file, which may lie beside that of another: <c>fair-elections-ru-1a2b3c4d.html</c>.</summary>
    public static string VersionFileName(Petition petition, Language language) =>
        $"{petition.Id}-{petition.Text(language).Language.Code()}-{petition.Manifest.Version.Prefix}.html";

    /// <summary>The file: title, preamble, numbered demands, closing, and which petition and version it is.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="language">The reader's language; where the petition has no text in it, the one that would be read instead.</param>
    /// <returns>UTF-8 without a byte order mark.</returns>
    public static byte[] File(Petition petition, Language language)
    {
        var text = petition.Text(language);
        var title = TelegramHtml.Escape(text.Title);
        // White space is kept by the style, so that the text stands in the file exactly as the petition has it. All tags are
        // closed, as in XML: whatever reads the file later has it easy.
        var html = new StringBuilder(
            $"""
            <!DOCTYPE html>
            <html lang="{text.Language.Code()}">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="referrer" content="no-referrer"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>{title}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            <h1>{title}</h1>

            """);
        Add(html, text.PreambleHtml);
        html.Append("<ol>\n");
        foreach (var demand in text.Demands) html.Append("<li>").Append(demand.Html).Append("</li>\n");
        html.Append("</ol>\n");
        Add(html, text.ClosingHtml);
        var origin = Phrases.In(text.Language).WholeTextOrigin(petition.Id.Value, petition.Manifest.Version.Prefix);
        html.Append("</main>\n<footer>").Append(origin).Append("</footer>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void Add(StringBuilder html, string part)
    {
        if (part.Length > 0) html.Append("<div>").Append(part).Append("</div>\n");
    }
}
