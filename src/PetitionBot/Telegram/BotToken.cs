using System.Buffers;
using System.Globalization;

namespace PetitionBot.Telegram;

/// <summary>The token of a bot, as BotFather gives it. Immutable; its secret part is never printed.</summary>
internal sealed class BotToken
{
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    // A scheme needs the colon; the others end a path or are taken for the slash by some.
    private static readonly SearchValues<char> NotInPaths = SearchValues.Create(":?#%\\");

    private const int LongestPath = 500;

    private readonly string _secret;

    private BotToken(long id, string secret)
    {
        Id = id;
        _secret = secret;
    }

    /// <summary>The bot's Telegram id.</summary>
    public long Id { get; }

    /// <summary>Reads a token: digits, a colon, and letters, digits, <c>_</c> or <c>-</c>. Space around it is cut.</summary>
    /// <exception cref="FormatException">It is none; the message does not repeat it.</exception>
    public static BotToken Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.AsSpan().Trim();
        var colon = trimmed.IndexOf(':');
        var secret = trimmed[(colon + 1)..];
        return colon > 0
            && long.TryParse(trimmed[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && id > 0
            && secret.Length > 0
            && !secret.ContainsAnyExcept(Allowed)
            ? new BotToken(id, secret.ToString())
            : throw new FormatException(
                "The bot token must be the bot's number, a colon, and letters, digits, _ or -, as BotFather gives it (123456:AbC...).");
    }

    /// <summary>The address of a method. Holds the secret: nobody but the transport may see it.</summary>
    public Uri Address(Uri baseUrl, string method) =>
        new($"{baseUrl.AbsoluteUri.TrimEnd('/')}/bot{Id.ToString(CultureInfo.InvariantCulture)}:{_secret}/{method}");

    /// <summary>The address of a file. Holds the secret as that of a method does.</summary>
    /// <param name="baseUrl">The server.</param>
    /// <param name="path">Where the server says that the file is: not trusted, so that it can lead nowhere but below the token.</param>
    /// <returns>The address, or null when the path is none.</returns>
    public Uri? FileAddress(Uri baseUrl, string path) =>
        path.Length <= LongestPath && !path.Contains("..", StringComparison.Ordinal) && !path.AsSpan().ContainsAny(NotInPaths)
        && path.Split('/') is var parts && !parts.Any(part => part is "" or ".")
            ? new Uri($"{baseUrl.AbsoluteUri.TrimEnd('/')}/file/bot{Id.ToString(CultureInfo.InvariantCulture)}:{_secret}/{string.Join('/', parts.Select(Uri.EscapeDataString))}")
            : null;

    /// <summary>A text of others without the secret.</summary>
    public string Scrub(string text) => text.Replace(_secret, "***", StringComparison.OrdinalIgnoreCase);

    /// <summary>Only the bot's number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"bot {Id}");
}
