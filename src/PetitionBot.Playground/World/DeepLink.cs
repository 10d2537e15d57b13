using System.Text.RegularExpressions;

namespace PetitionBot.Playground;

/// <summary>Links that open a bot, by core.telegram.org/bots/features#deep-linking.</summary>
internal static partial class DeepLink
{
    public static (BotAccount Bot, string? Payload) Parse(string link, TelegramWorld world)
    {
        var match = Shape().Match(link);
        if (!match.Success)
            throw new ArgumentException($"'{link}' is no link to a bot: https://t.me/BOT?start=PAYLOAD is.", nameof(link));
        var bot = world.Bots.FirstOrDefault(bot => string.Equals(bot.Username, match.Groups["bot"].Value, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"'{link}' leads to no bot of this world.", nameof(link));
        return (bot, match.Groups["payload"] is { Success: true, Value: var payload } ? CheckPayload(payload) : null);
    }

    public static string CheckPayload(string payload) =>
        Payload().IsMatch(payload)
            ? payload
            : throw new ArgumentException($"'{payload}' is no start payload: 1 to 64 of A-Z, a-z, 0-9, _ and - are.", nameof(payload));

    [GeneratedRegex(@"^(?:https?://t\.me/|tg://resolve\?domain=)(?<bot>\w+)(?:[?&]start=(?<payload>.*))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Payload();
}
