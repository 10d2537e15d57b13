namespace PetitionBot.Playground;

/// <summary>A command in the list that a person sees when typing a slash.</summary>
/// <param name="Command">Without the slash.</param>
/// <param name="Description">What it does, in the person's language where the bot has set one.</param>
public sealed record OfferedCommand(string Command, string Description);
