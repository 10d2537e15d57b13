namespace PetitionBot.Telegram.Types;

/// <summary>Whether links are shown with a picture.</summary>
internal sealed record LinkPreviewOptions(bool? IsDisabled = null);
