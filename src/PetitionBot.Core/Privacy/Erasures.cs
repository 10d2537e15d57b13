using System.Globalization;
using System.Text;

namespace PetitionBot.Core.Privacy;

/// <summary>
/// Which rows were erased since the oldest backup that is kept: a backup still has them, and restoring it must not bring
/// them back. One file a day beside the backups, to be copied with them; each record is sealed under the server's secret
/// and has one size, so that a file shows how many there are and nothing else. Safe for use from any thread.
/// </summary>
/// <param name="folder">The folder; made when it is needed.</param>
/// <param name="secret">The server's secret.</param>
public sealed class Erasures(string folder, ServerSecret secret)
{
    private const string Prefix = "erased-";
    private const string Table = "erased";
    private const int BoxSize = 128 + 41;

    private readonly Vault _vault = new(secret);
    private readonly Lock _gate = new();

    /// <summary>Why the last records could not be kept, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>
    /// Keeps records, flushed to the disk. Called before what they tell of is committed: a record too many erases once more
    /// what its owner wanted erased. Never fails: nobody's erasing may wait for a folder of backups.
    /// </summary>
    public void Add(IReadOnlyList<ErasedRecord> records)
    {
        lock (_gate)
        {
            try
            {
                if (records.Count > 0) Append(records);
                Problem = null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Problem = e.Message;
            }
        }
    }

    /// <summary>Every record of the folder; none where there is no folder.</summary>
    /// <exception cref="FormatException">A record was altered, or is of another secret; the message names the file.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IReadOnlyList<ErasedRecord> Read() => [.. Files().SelectMany(file => Read(file.Path))];

    /// <summary>Destroys the files of days before this one.</summary>
    /// <exception cref="IOException">A file cannot be destroyed.</exception>
    public void Forget(DateOnly before)
    {
        lock (_gate)
        {
            foreach (var (path, _) in Files().Where(file => file.Day < before).ToList()) OwnerOnlyFile.Destroy(path);
        }
    }

    private void Append(IReadOnlyList<ErasedRecord> records)
    {
        var path = Path.Combine(folder, Prefix + records[0].At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var isNew = !File.Exists(path);
        OwnerOnlyFile.CreateFolder(folder);
        using (var stream = OwnerOnlyFile.OpenToAppend(path))
        {
            // What a power cut left of a record is no record.
            stream.SetLength(stream.Length - (stream.Length % BoxSize));
            stream.Seek(0, SeekOrigin.End);
            stream.Write([.. records.SelectMany(record => _vault.Seal(Table, Name(path), record.ToBytes(), minimumSize: 128))]);
            stream.Flush(flushToDisk: true);
        }

        if (isNew) FolderSync.Flush(folder);
    }

    private List<ErasedRecord> Read(string path)
    {
        try
        {
            return [.. File.ReadAllBytes(path).Chunk(BoxSize).Where(box => box.Length == BoxSize).Select(box => ErasedRecord.Read(_vault.Open(Table, Name(path), box)))];
        }
        catch (VaultException e)
        {
            throw new FormatException($"{path} cannot be read ({e.Message}): take another copy of it, or move it away and restore without what it tells of people who erased", e);
        }
    }

    private IEnumerable<(string Path, DateOnly Day)> Files() => !Directory.Exists(folder) ? [] :
        from path in Directory.GetFiles(folder, Prefix + "*").Order(StringComparer.Ordinal)
        let day = Path.GetFileName(path)[Prefix.Length..]
        where DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        select (path, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static byte[] Name(string path) => Encoding.ASCII.GetBytes(Path.GetFileName(path));
}
