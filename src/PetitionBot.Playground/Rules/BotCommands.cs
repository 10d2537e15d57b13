using System.Text.RegularExpressions;

namespace PetitionBot.Playground.Rules;

/// <summary>Commands inside what a person writes.</summary>
internal static partial class BotCommands
{
    public static IReadOnlyList<TextEntity> Find(string text) =>
        [.. Command().Matches(text).Select(match => new TextEntity("bot_command", match.Index, match.Length))];

    // As TDLib's match_bot_commands: up to 64 letters, a bot's name of 3 to 32, nothing wordlike around it.
    [GeneratedRegex(@"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")]
    private static partial Regex Command();
}
