namespace PetitionBot.Telegram.Types;

/// <summary>What a button copies, 1 to 256 characters.</summary>
internal sealed record CopyTextButton(string Text);
