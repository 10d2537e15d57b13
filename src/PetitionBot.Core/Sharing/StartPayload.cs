using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Sharing;

/// <summary>
/// What follows <c>?start=</c> in a link to the bot: at most 64 of <c>A-Z a-z 0-9 _ -</c> (Telegram, "Deep links").
/// The first character is the version, <c>1</c>, the second the kind; each kind says what follows. A closed set.
/// Payloads are printed and shared: they are read for ever.
/// </summary>
public abstract record StartPayload
{
    /// <summary>The most that Telegram passes on, in characters.</summary>
    public const int MaxLength = 64;

    private protected StartPayload()
    {
    }

    /// <summary>Reads a payload of any origin. Never throws.</summary>
    /// <param name="text">What Telegram sent, or null.</param>
    /// <returns>The payload, or null for everything that no <see cref="ToString"/> writes.</returns>
    public static StartPayload? Parse(string? text)
    {
        if (text is not { Length: > 2 and <= MaxLength } || text[0] != '1') return null;
        var body = text[2..];
        return text[1] switch
        {
            LinkStart.Kind => LinkStart.ParseBody(body),
            PetitionStart.Kind => PetitionId.IsValid(body) ? new PetitionStart(new PetitionId(body)) : null,
            PlaceStart.Kind => PlaceStart.ParseBody(body),
            InvitationStart.Kind => InvitationStart.IsValid(body) ? new InvitationStart(body) : null,
            _ => null,
        };
    }

    /// <summary>Its text, ready for a link.</summary>
    public abstract override string ToString();

    /// <summary>Whether a text has 1 to so many of <c>A-Z a-z 0-9 _ -</c>.</summary>
    private protected static bool IsToken(string? text, int maxLength) =>
        text is { Length: > 0 } && text.Length <= maxLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
