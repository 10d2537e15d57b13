namespace PetitionBot.Playground;

/// <summary>A file that a bot uploaded.</summary>
/// <param name="FileId">The id by which the same bot can send it again.</param>
/// <param name="Name">The file name given with the upload.</param>
/// <param name="MimeType">The media type given with the upload.</param>
/// <param name="Content">Its bytes.</param>
public sealed record StoredFile(string FileId, string Name, string MimeType, ReadOnlyMemory<byte> Content)
{
    internal string UniqueId { get; init; } = "";

    /// <summary>Width and height of a photo in pixels; zeros for documents.</summary>
    internal (int Width, int Height) Size { get; init; }

    internal string Path => (Size.Width > 0 ? "photos/" : "documents/") + UniqueId + System.IO.Path.GetExtension(Name);
}
