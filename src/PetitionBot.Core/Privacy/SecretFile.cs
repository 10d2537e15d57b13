namespace PetitionBot.Core.Privacy;

/// <summary>
/// Keeps the server's secret in a file: one line of base64, ended by a line feed (hex is read too), that only its
/// owner can read. A new secret is made only for an empty book: under another secret a book that is not empty could
/// never be read again.
/// </summary>
public static class SecretFile
{
    /// <summary>Reads the secret, or makes it together with an empty book: file 0600, missing folders 0700, flushed to the disk.</summary>
    /// <param name="path">The file, absolute or relative to the working folder.</param>
    /// <param name="bookIsEmpty">Whether nothing was ever written to the book.</param>
    /// <returns>The secret. Whether it is this book's, the caller asks <see cref="ServerSecret.Fits"/>.</returns>
    /// <exception cref="SecretFileException">
    /// It is missing while the book is not empty, can be read by others, holds no secret, or cannot be read or written.
    /// </exception>
    public static ServerSecret LoadOrCreate(string path, bool bookIsEmpty)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (Path.Exists(path)) return Parse(path, OwnerOnlyFile.Read(path));
            if (bookIsEmpty) return Parse(path, OwnerOnlyFile.Create(path, ServerSecret.Create().ToFileText() + "\n"));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SecretFileException(path, $"cannot be read or made: {cause.Message}", cause);
        }

        throw new SecretFileException(
            path, "is missing, but the book is not empty. Bring back the file that the book was begun with: under a new secret nothing in the book could be read");
    }

    /// <summary>Whether the file holds a book's secret, or the zeros of one that was being destroyed; null where there is no file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keyCheck">The <see cref="ServerSecret.KeyCheck"/> that the book keeps.</param>
    /// <exception cref="SecretFileException">It cannot be read, or holds no secret.</exception>
    internal static bool? IsOf(string path, ReadOnlySpan<byte> keyCheck)
    {
        try
        {
            if (!Path.Exists(path)) return null;
            var text = OwnerOnlyFile.Read(path);
            return text.Trim('\0').Length == 0 || Parse(path, text).Fits(keyCheck);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SecretFileException(path, $"cannot be read: {cause.Message}", cause);
        }
    }

    /// <summary>Overwrites and removes the file.</summary>
    /// <exception cref="SecretFileException">It cannot be written or removed.</exception>
    internal static void Destroy(string path)
    {
        try
        {
            OwnerOnlyFile.Destroy(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SecretFileException(path, $"cannot be destroyed: {cause.Message}. Destroy it yourself, and run this again", cause);
        }
    }

    private static ServerSecret Parse(string path, string text)
    {
        try
        {
            return ServerSecret.Parse(text);
        }
        catch (FormatException cause)
        {
            throw new SecretFileException(path, $"holds no secret: {cause.Message}", cause);
        }
    }
}
