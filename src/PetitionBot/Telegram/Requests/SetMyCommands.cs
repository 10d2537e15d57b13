using PetitionBot.Telegram.Types;

namespace PetitionBot.Telegram.Requests;

/// <summary>Sets the menu of commands.</summary>
/// <param name="Commands">At most 100.</param>
/// <param name="Scope">Where they are offered.</param>
/// <param name="LanguageCode">For whose apps, in two letters; null for all that have no menu of their own.</param>
internal sealed record SetMyCommands(
    IReadOnlyList<BotCommand> Commands, BotCommandScopeAllPrivateChats? Scope = null, string? LanguageCode = null) : IBotApiRequest
{
    /// <inheritdoc/>
    public static string Method => "setMyCommands";
}
