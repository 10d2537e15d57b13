using System.Globalization;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Operations;

/// <summary>The folder of the scheduled backups. Only files that are named as the bot names them are ever removed.</summary>
internal sealed class BackupFolder(string folder)
{
    private const string Prefix = "petition-";
    private const string Suffix = ".backup";
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The file for a backup of this moment.</summary>
    public string FileOf(DateTimeOffset now) =>
        Path.Combine(folder, Prefix + now.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture) + Suffix);

    /// <summary>Backups of a folder that were begun and not finished.</summary>
    public static IEnumerable<string> Unfinished(string folder) => Directory.GetFiles(folder, Prefix + "*" + Suffix + ".tmp");

    /// <summary>When each backup was taken, by its name, newest first.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IReadOnlyList<(string Path, DateTimeOffset Taken)> List() => !Directory.Exists(folder) ? [] :
    [
        .. Directory.GetFiles(folder, Prefix + "*" + Suffix).Select(path => (path, Taken: Time(path)))
            .Where(file => file.Taken is not null).Select(file => (file.path, file.Taken!.Value)).OrderByDescending(file => file.Value),
    ];

    /// <summary>Removes the oldest beyond the number to keep, and what is known of erasures that no kept backup lacks.</summary>
    /// <param name="keep">How many stay.</param>
    /// <param name="since">Erasures since then stay anyway: copies elsewhere may be as old.</param>
    /// <param name="erasures">The erasures.</param>
    /// <exception cref="IOException">A file cannot be removed.</exception>
    public void Prune(int keep, DateTimeOffset since, Erasures erasures)
    {
        var files = List();
        foreach (var (path, _) in files.Skip(keep)) File.Delete(path);
        var oldest = files.Take(keep).Select(file => file.Taken).DefaultIfEmpty(since).Last();
        var from = oldest < since ? oldest : since;
        // A day early: names are in whole days, and a clock may have been set.
        erasures.Forget(DateOnly.FromDateTime(from.UtcDateTime).AddDays(-1));
    }

    private static DateTimeOffset? Time(string path) =>
        DateTimeOffset.TryParseExact(
            Path.GetFileName(path)[Prefix.Length..^Suffix.Length], Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var taken)
            ? taken
            : null;
}
