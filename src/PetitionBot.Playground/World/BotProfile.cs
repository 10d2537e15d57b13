namespace PetitionBot.Playground;

/// <summary>What a bot says of itself: commands by scope and language, texts by kind and language.</summary>
internal sealed partial class BotProfile
{
    private readonly Dictionary<(string Scope, string Language), IReadOnlyList<OfferedCommand>> _commands = [];
    private readonly Dictionary<(string Kind, string Language), string> _texts = [];

    public IReadOnlyList<OfferedCommand> Commands(string scope, string language) => _commands.GetValueOrDefault((scope, language), []);

    public void SetCommands(string scope, string language, IReadOnlyList<OfferedCommand> commands)
    {
        if (commands.Count == 0)
            _commands.Remove((scope, language));
        else
            _commands[(scope, language)] = commands;
    }

    /// <summary>The order of core.telegram.org/bots/api#determining-list-of-commands.</summary>
    public IReadOnlyList<OfferedCommand> CommandsFor(long chatId, string? languageCode)
    {
        var language = languageCode?.Split('-')[0] ?? "";
        return new[] { $"chat:{chatId}", "all_private_chats", "default" }
            .SelectMany(scope => new[] { (scope, language), (scope, "") })
            .Select(key => Commands(key.Item1, key.Item2))
            .FirstOrDefault(commands => commands.Count > 0, []);
    }

    public string Text(string kind, string language) =>
        _texts.GetValueOrDefault((kind, language)) ?? _texts.GetValueOrDefault((kind, ""), "");

    public void SetText(string kind, string language, string text)
    {
        if (text.Length == 0)
            _texts.Remove((kind, language));
        else
            _texts[(kind, language)] = text;
    }
}
