namespace PetitionBot.Playground.Page;

/// <summary>A file of the page.</summary>
internal sealed record PageAsset(byte[] Content, string ContentType, string Tag);
