using PetitionBot.Playground.Saving;

namespace PetitionBot.Playground;

/// <content>What outlives a restart.</content>
internal sealed partial class BotProfile
{
    public IReadOnlyList<SavedCommands> SaveCommands() =>
        [.. _commands.Select(entry => new SavedCommands(entry.Key.Scope, entry.Key.Language, entry.Value))];

    public IReadOnlyList<SavedText> SaveTexts() =>
        [.. _texts.Select(entry => new SavedText(entry.Key.Kind, entry.Key.Language, entry.Value))];
}
