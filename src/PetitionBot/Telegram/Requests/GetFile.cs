namespace PetitionBot.Telegram.Requests;

/// <summary>Asks where a file can be fetched.</summary>
/// <param name="FileId">The id that came with the message.</param>
internal sealed record GetFile(string FileId) : IBotApiRequest
{
    /// <inheritdoc/>
    public static string Method => "getFile";
}
