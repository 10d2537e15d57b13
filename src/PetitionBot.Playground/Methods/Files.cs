using PetitionBot.Playground.Http;
using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Methods;

/// <summary>The file of a call: an upload, which gets an id, or the id of an earlier one of the same bot.</summary>
internal static class Files
{
    private const int LargestPhoto = 10 * 1024 * 1024;
    private const int LongestSides = 10_000;
    private const int SteepestSides = 20;

    public static StoredFile Take(ApiCall call, string parameter, bool isPhoto)
    {
        if (call.Arguments.File(parameter) is { } upload)
            return Store(call, upload, isPhoto);
        var id = call.Arguments.Text(parameter) ?? "";
        if (id.Contains("://", StringComparison.Ordinal))
            throw ApiException.NotImitated($"{parameter} by URL");
        var file = call.Bot.Files.GetValueOrDefault(id)
            ?? throw ApiException.BadRequest("wrong file identifier/HTTP URL specified");
        return file.Size.Width > 0 == isPhoto
            ? file
            : throw ApiException.BadRequest($"can't use file of type {(isPhoto ? "Document as Photo" : "Photo as Document")}");
    }

    private static StoredFile Store(ApiCall call, UploadedFile upload, bool isPhoto)
    {
        if (upload.Content.Length == 0)
            throw ApiException.BadRequest("file must be non-empty");
        if (upload.Content.Length > (isPhoto ? LargestPhoto : RequestReader.LargestUpload))
            throw isPhoto ? ApiException.BadRequest("file is too big for a photo: 10 MB are allowed") : new ApiException(413, "Request Entity Too Large");
        var size = isPhoto ? Measured(upload.Content) : (0, 0);
        return call.World.Store(call.Bot, upload.Name, upload.MimeType, upload.Content, size);
    }

    private static (int Width, int Height) Measured(byte[] content)
    {
        var (width, height) = Pictures.Measure(content) ?? throw ApiException.BadRequest("IMAGE_PROCESS_FAILED");
        var fits = width > 0 && height > 0 && width + height <= LongestSides
            && Math.Max(width, height) <= SteepestSides * (long)Math.Min(width, height);
        return fits ? (width, height) : throw ApiException.BadRequest("PHOTO_INVALID_DIMENSIONS");
    }
}
