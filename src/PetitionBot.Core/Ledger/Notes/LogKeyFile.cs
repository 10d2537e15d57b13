using PetitionBot.Core.Privacy;

namespace PetitionBot.Core.Ledger.Notes;

/// <summary>
/// Keeps a log's private key in a file of its own, in PEM, that only its owner can read: whoever has it can sign
/// another history under the log's name.
/// </summary>
public static class LogKeyFile
{
    /// <summary>Reads the key, or makes it for a log that has none yet.</summary>
    /// <param name="path">The file, absolute or relative to the working folder.</param>
    /// <param name="isNew">Whether no checkpoint was ever signed.</param>
    /// <exception cref="SecretFileException">It is missing for a log that has one, can be read by others, holds no key, or cannot be read or written.</exception>
    public static LogKey LoadOrCreate(string path, bool isNew)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (Path.Exists(path)) return Parse(path, OwnerOnlyFile.Read(path));
            if (isNew) return Parse(path, OwnerOnlyFile.Create(path, Made()));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SecretFileException(path, $"cannot be read or made: {cause.Message}", cause);
        }

        throw new SecretFileException(
            path, "is missing, but checkpoints were signed with it. Bring it back: receipts that were given can be checked under that key only");
    }

    private static string Made()
    {
        using var key = LogKey.Create();
        return key.ToPem();
    }

    private static LogKey Parse(string path, string pem)
    {
        try
        {
            return LogKey.FromPem(pem);
        }
        catch (FormatException cause)
        {
            throw new SecretFileException(path, $"holds no key: {cause.Message}", cause);
        }
    }
}
