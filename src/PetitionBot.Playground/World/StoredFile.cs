namespace PetitionBot.Playground;

/// <summary>A file that a bot uploaded or a person sent.</summary>
/// <param name="FileId">The id by which the same bot can ask for it and send it again.</param>
/// <param name="Name">The file name given with the upload.</param>
/// <param name="MimeType">The media type given with the upload.</param>
/// <param name="Content">Its bytes.</param>
public sealed record StoredFile(string FileId, string Name, string MimeType, ReadOnlyMemory<byte> Content)
{
    /// <summary>A bot can fetch 20 MB.</summary>
    internal const int LargestDownload = 20 << 20;

    private const string Plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

    internal string UniqueId { get; init; } = "";

    /// <summary>Width and height of a photo in pixels; zeros for documents.</summary>
    internal (int Width, int Height) Size { get; init; }

    internal string Path => (Size.Width > 0 ? "photos/" : "documents/") + UniqueId + Extension;

    // Telegram keeps what a name ends in, but nothing that would mean something else in an address.
    private string Extension =>
        System.IO.Path.GetExtension(Name) is { Length: > 1 } end && end.AsSpan(1).IndexOfAnyExcept(System.Buffers.SearchValues.Create(Plain)) < 0 ? end : "";
}
