namespace PetitionBot.Playground;

/// <summary>An update on its way to the bot.</summary>
/// <param name="Id">Its update_id.</param>
/// <param name="Type">The field it comes in; null for a raw one.</param>
/// <param name="Content">That field's JSON; for a raw one the whole update.</param>
/// <param name="Expires">When the server forgets it.</param>
internal sealed record PendingUpdate(int Id, string? Type, byte[] Content, DateTimeOffset Expires)
{
    /// <summary>Whether it is delivered again on purpose: then an offset above it does not confirm it unseen.</summary>
    public bool IsFreshRepeat { get; set; }
}
