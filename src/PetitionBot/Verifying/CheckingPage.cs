using System.Text.RegularExpressions;

namespace PetitionBot.Verifying;

/// <summary>
/// The page that checks receipts, published logs and audits in a browser: one file that works from a disk and fetches
/// nothing. Its parts stand beside this one; here they become one file.
/// </summary>
internal static partial class CheckingPage
{
    /// <summary>The whole page.</summary>
    public static string Html { get; } = Part().Replace(Read("page.html"), part => Read(part.Groups[1].Value).TrimEnd());

    [GeneratedRegex("^\\{\\{([a-z.]+)\\}\\}$", RegexOptions.Multiline)]
    private static partial Regex Part();

    private static string Read(string name)
    {
        using var stream = typeof(CheckingPage).Assembly.GetManifestResourceStream($"Verifying.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
