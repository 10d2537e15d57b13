using System.Globalization;
using System.Security.Cryptography;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// Under what name somebody who erased everything is remembered for a while: HMAC-SHA-256 of (petition, person) under a
/// key made for each day, one file a key beside the server's secret. A key is destroyed after <see cref="KeptDays"/> days;
/// from then on nobody, not even with the secret, can tell whose tombstones those were. Safe to share between threads.
/// </summary>
public sealed class TombstoneKeys
{
    /// <summary>A key is destroyed so many days after its own day.</summary>
    public const int KeptDays = 30;

    private const string Suffix = ".key";

    private readonly string _folder;
    private readonly byte[] _lasting;
    private volatile IReadOnlyList<(DateOnly Day, byte[] Key)> _keys = [];

    /// <summary>Reads the keys of a folder, destroys those that are too old, and makes today's.</summary>
    /// <param name="folder">A folder of its own beside the secret; made where it is missing.</param>
    /// <param name="secret">The server's secret.</param>
    /// <param name="today">The day, UTC.</param>
    /// <exception cref="SecretFileException">A file cannot be read, made or destroyed.</exception>
    public TombstoneKeys(string folder, ServerSecret secret, DateOnly today)
    {
        _folder = folder;
        _lasting = secret.DeriveKey("pseudonym/tombstone");
        Refresh(today);
    }

    /// <summary>The first day on which what is remembered now is forgotten.</summary>
    public DateOnly Until => _keys[^1].Day.AddDays(KeptDays);

    /// <summary>The name to remember somebody under from now on.</summary>
    public byte[] NameOf(PetitionId petition, long person) => Name(_keys[^1].Key, petition, person);

    /// <summary>The name for those whose signature was invalidated: it lasts as long as the secret, so that erasing evades nothing.</summary>
    public byte[] LastingNameOf(PetitionId petition, long person) => Name(_lasting, petition, person);

    /// <summary>Every name under which somebody may be remembered.</summary>
    public IEnumerable<byte[]> NamesOf(PetitionId petition, long person) =>
        _keys.Reverse().Select(key => Name(key.Key, petition, person)).Prepend(LastingNameOf(petition, person));

    /// <summary>Destroys the keys that are too old, or as far ahead, and makes today's, unless it is there.</summary>
    /// <exception cref="SecretFileException">A file cannot be read, made or destroyed.</exception>
    public void Refresh(DateOnly today)
    {
        try
        {
            foreach (var (file, _) in Files().Where(file => Math.Abs(today.DayNumber - file.Day.DayNumber) >= KeptDays).ToList()) Destroy(file);
            _ = ServerSecretFile(today);
            // Today's is the last, also where a clock that jumped ahead left others of days to come.
            _keys = [.. Files().OrderBy(file => file.Day == today).ThenBy(file => file.Day).Select(file => (file.Day, Read(file.Path)))];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new SecretFileException(_folder, $"holds tombstone keys that cannot be used: {cause.Message}", cause);
        }
    }

    /// <summary>Destroys every key.</summary>
    /// <exception cref="IOException">A file cannot be destroyed.</exception>
    public static void DestroyAll(string folder)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.GetFiles(folder, "*" + Suffix)) Destroy(file);
    }

    private static byte[] Name(byte[] key, PetitionId petition, long person) =>
        HMACSHA256.HashData(key, Pseudonyms.InputOf(petition, person));

    private IEnumerable<(string Path, DateOnly Day)> Files()
    {
        if (!Directory.Exists(_folder)) yield break;
        foreach (var file in Directory.GetFiles(_folder, "*" + Suffix))
        {
            if (DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(file), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                yield return (file, day);
        }
    }

    private string ServerSecretFile(DateOnly day)
    {
        var file = Path.Combine(_folder, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + Suffix);
        return File.Exists(file) ? file : OwnerOnlyFile.Create(file, ServerSecret.Create().ToFileText() + "\n");
    }

    private static byte[] Read(string file) => ServerSecret.Parse(OwnerOnlyFile.Read(file)).DeriveKey("tombstone");

    private static void Destroy(string file) => OwnerOnlyFile.Destroy(file);
}
