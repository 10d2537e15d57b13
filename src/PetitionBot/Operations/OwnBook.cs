using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Operations;

/// <summary>Counts the bot's own book anew, while it serves or not: every number that is shown anywhere, and the log.</summary>
internal static class OwnBook
{
    private const int MostShown = 100;

    /// <returns>0 when all is well, 1 when something is wrong or the book cannot be read.</returns>
    public static int Run(Func<Settings> read, TextWriter output, TextWriter errors)
    {
        try
        {
            var settings = read();
            if (SqliteBookReader.Read(settings.StoragePath, Shredding.DayOf) is { } day)
            {
                output.WriteLine($"This book was shredded on {day:yyyy-MM-dd}. The log, the numbers by state, day and version and what is left of signatures are counted anew;");
                output.WriteLine("numbers by region, language and source can only be held against the total, and credits of links are gone.");
                return Tell(Recount(settings.StoragePath, null), "All that can still be counted was, and nothing is wrong.", output, errors);
            }

            // Never made here: a book without its secret is not one to make a new secret for.
            var secret = settings.Secret ?? SecretFile.LoadOrCreate(settings.SecretFile, bookIsEmpty: false);
            return Tell(Recount(settings.StoragePath, secret), "Every number of the book was counted anew, and nothing is wrong.", output, errors);
        }
        catch (StartException e)
        {
            foreach (var problem in e.Problems) errors.WriteLine(problem);
        }
        catch (Exception e) when (e is StoreException or SecretFileException)
        {
            errors.WriteLine(e.Message);
        }

        return 1;
    }

    /// <summary>Counts a book anew.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="secret">The server's secret; null for a book that was shredded.</param>
    /// <exception cref="StoreException">It cannot be read.</exception>
    /// <exception cref="StartException">The secret is another book's.</exception>
    public static BookRecount Recount(string path, ServerSecret? secret) => SqliteBookReader.Read(path, (unit, dangling) =>
    {
        if (secret is not null && unit.Meta.Find(Book.KeyCheck) is { } check && !secret.Fits(check))
            throw new StartException($"The server secret does not fit the book {path}: nothing in it could be read");
        var recount = BookCheck.Recount(unit, secret);
        return recount with
        {
            Problems =
            [
                .. dangling.Select(table => $"{table} has rows that belong to nothing"),
                .. CheckMeta(unit),
                .. recount.Problems,
            ],
        };
    });

    private static IEnumerable<string> CheckMeta(IUnitOfWork unit)
    {
        if (unit.Meta.Find(Book.KeyCheck) is null && Shredding.DayOf(unit) is null) yield return "meta has no check of the server secret";
        if (Key(unit) is not { } key) yield return "meta does not say under which key the log is signed";
        else if (Published(unit, key) is { } problem) yield return problem;
    }

    private static NoteKey? Key(IUnitOfWork unit)
    {
        try
        {
            return unit.Meta.Find(BookLog.PublicKey) is { } line ? NoteKey.Parse(Encoding.UTF8.GetString(line)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // What was once published binds the log.
    private static string? Published(IUnitOfWork unit, NoteKey key)
    {
        try
        {
            if (LogPublisher.Newest(unit) is not { } note) return null;
            var checkpoint = Checkpoint.Open(SignedNote.Parse(note), key);
            var tree = new LogTree(unit);
            if (checkpoint.Size > tree.Size) return $"the log was published with {checkpoint.Size} entries and has {tree.Size}";
            return tree.Continues(checkpoint) ? null : "the log is not the one that was published";
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return $"what meta says was published last, or the log below it, is broken: {e.Message}";
        }
    }

    private static int Tell(BookRecount recount, string sound, TextWriter output, TextWriter errors)
    {
        output.WriteLine($"The log has {recount.Entries} entries; the root of its tree is {Convert.ToBase64String(recount.Root)}.");
        foreach (var (petition, serials, counted) in recount.Petitions) output.WriteLine($"{petition}: {counted} counted of {serials} signatures.");
        foreach (var problem in recount.Problems.Take(MostShown)) errors.WriteLine(problem);
        if (recount.Problems.Count > MostShown) errors.WriteLine($"... and {recount.Problems.Count - MostShown} more");
        if (recount.Problems.Count > 0) return 1;
        output.WriteLine(sound);
        return 0;
    }
}
