using System.Buffers;
using System.Globalization;

namespace PetitionBot.Telegram;

/// <summary>The token of a bot, as BotFather gives it. Immutable; its secret part is never printed.</summary>
internal sealed class BotToken
{
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

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

    /// <summary>A text of others without the secret.</summary>
    public string Scrub(string text) => text.Replace(_secret, "***", StringComparison.OrdinalIgnoreCase);

    /// <summary>Only the bot's number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"bot {Id}");
}
