using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PetitionBot.Playground.Saving;

/// <summary>The file of a world: JSON that only its owner can read, replaced as a whole.</summary>
internal static class WorldFile
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        // The file stands in no web page, and Cyrillic as escapes would be three times as long.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new AnyTextConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private static readonly JsonSerializerOptions OnlyFormat = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Makes a new world go on from its file, if there is one.</summary>
    /// <exception cref="WorldFileException">There is one, and it cannot be read.</exception>
    public static void Load(string path, TelegramWorld world)
    {
        try
        {
            world.GoOn(Find(path) is { } bytes ? Read(bytes) : null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new WorldFileException(path, error.Message, error);
        }
        catch (JsonException error)
        {
            // Where, but not what: the parser's own words may quote a chat.
            throw new WorldFileException(path, $"it is broken in line {error.LineNumber + 1} at byte {error.BytePositionInLine + 1}", error);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or FormatException or NullReferenceException)
        {
            throw new WorldFileException(path, "it is broken", error);
        }
    }

    /// <summary>Replaces the file. A crash leaves the old one or the new one, never half of one.</summary>
    /// <exception cref="IOException">The disk is full, or anything else stands in the way; the old file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to; the old file is as it was.</exception>
    public static void Write(string path, SavedWorld world)
    {
        var full = Path.GetFullPath(path);
        MakeFolder(Path.GetDirectoryName(full)!);
        // One name, so that the next writing clears away what a crash has left.
        var temporary = full + ".new";
        File.Delete(temporary);
        using (var stream = Create(temporary))
        {
            JsonSerializer.Serialize(stream, world, Json);
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, full, overwrite: true);
    }

    private static byte[]? Find(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static SavedWorld Read(byte[] bytes)
    {
        // Asked first, since a newer file may hold anything.
        var format = JsonSerializer.Deserialize<Header>(bytes, OnlyFormat)?.Format;
        if (format > SavedWorld.CurrentFormat)
            throw new InvalidDataException($"a newer version of the program wrote it (format {format}; this version reads {SavedWorld.CurrentFormat})");
        return format == SavedWorld.CurrentFormat
            ? JsonSerializer.Deserialize<SavedWorld>(bytes, Json)!
            : throw new InvalidDataException("it has no format number");
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerFolder);
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        return new FileStream(path, options);
    }

    private sealed record Header(int? Format);
}
