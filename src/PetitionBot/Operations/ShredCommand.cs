using System.CommandLine;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Operations;

/// <summary>
/// Ends a book: destroys everything by which somebody could be found in it, and keeps the log and what the organizers can
/// open; docs/decisions/0009. Says first what it would do; does it only when told twice.
/// </summary>
internal static class ShredCommand
{
    public static Command Make()
    {
        var destroy = new Option<bool>("--destroy") { Description = "Means it: asks once more for the name of what is destroyed." };
        var yes = new Option<string?>("--yes-destroy") { Description = "The same without a terminal: the petition's id, or the book's name where it has several petitions." };
        var days = new Option<int>("--objection-days") { Description = "How long signers may object after a petition has closed.", DefaultValueFactory = _ => ObjectionTime.Days };
        days.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 0 or > 3650) given.AddError("--objection-days: allowed are 0 to 3650");
        });
        var shred = new Command("shred", "At the end of a petition: destroys pseudonyms, chats, links and the secret, and keeps the log and what organizers can open. Without options it only says what it would do.") { destroy, yes, days };
        shred.SetAction((given, _) => RunAsync(
            Configuration.Load,
            new ShredOptions(given.GetValue(destroy), given.GetValue(yes), given.GetValue(days)),
            TimeProvider.System,
            Console.IsInputRedirected ? null : Console.In,
            Console.Out,
            Console.Error));
        return shred;
    }

    /// <param name="configuration">Gives the settings.</param>
    /// <param name="given">What the command line says.</param>
    /// <param name="time">The clock.</param>
    /// <param name="terminal">Who is asked; null without a terminal.</param>
    /// <param name="output">What is done.</param>
    /// <param name="errors">What is wrong.</param>
    /// <returns>0 when the book could be, or was, shredded; 1 otherwise.</returns>
    public static async Task<int> RunAsync(
        Func<IConfiguration> configuration, ShredOptions given, TimeProvider time, TextReader? terminal, TextWriter output, TextWriter errors)
    {
        try
        {
            var settings = SettingsReader.Read(configuration());
            if (settings.IsPlayground) throw new StartException("There is no token, so this would be the playground's book. Set Telegram:Token as for the bot; what was only played is deleted with its folder");
            if (!File.Exists(settings.StoragePath)) throw new StartException($"There is no book {settings.StoragePath}: Storage:Path names another file than the bot's");
            return given.IsMeant
                ? await DestroyAsync(settings, given, time, terminal, output, errors)
                : Look(settings, given, time, output, errors);
        }
        catch (StartException e)
        {
            foreach (var problem in e.Problems) errors.WriteLine(problem);
        }
        catch (Exception e) when (e is StoreException or SecretFileException or LogForkException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
        }

        return 1;
    }

    private static int Look(Settings settings, ShredOptions given, TimeProvider time, TextWriter output, TextWriter errors)
    {
        var plan = SqliteBookReader.Read(settings.StoragePath, unit => Plan(unit, settings, Secret(unit, settings), given, time));
        if (!Tell(plan, settings, output, errors)) return 1;
        output.WriteLine("Nothing was changed. To do it: stop the bot, and 'petitionbot shred --destroy'.");
        return 0;
    }

    private static async Task<int> DestroyAsync(Settings settings, ShredOptions given, TimeProvider time, TextReader? terminal, TextWriter output, TextWriter errors)
    {
        // Held from here to the end: what is shown is what is destroyed, and no bot writes meanwhile.
        await using var store = await SqliteBookStore.OpenAsync(settings.StoragePath);
        var (plan, secret) = await store.ReadAsync(unit => Secret(unit, settings) is var found ? (Plan(unit, settings, found, given, time), found) : default);
        if (!Tell(plan, settings, output, errors)) return 1;
        if (!IsConfirmed(plan.Name, given.YesDestroy, terminal, output))
        {
            errors.WriteLine($"Nothing was changed: what was typed is not '{plan.Name}'{(terminal is null ? ". Without a terminal: petitionbot shred --yes-destroy " + plan.Name : "")}");
            return 1;
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        foreach (var step in new Shredder(store, settings, secret, today, output).Steps) await step();
        output.WriteLine($"{plan.Name} is shredded.");
        return 0;
    }

    private static bool IsConfirmed(string name, string? typed, TextReader? terminal, TextWriter output)
    {
        if (typed is not null) return typed == name;
        if (terminal is null) return false;
        output.Write($"This cannot be undone. Type {name} to destroy it: ");
        return terminal.ReadLine()?.Trim() == name;
    }

    private static ShredPlan Plan(IUnitOfWork unit, Settings settings, ServerSecret? secret, ShredOptions given, TimeProvider time)
    {
        // Not the shelf: who shreds needs no key to seal to.
        var (petitions, problems) = PetitionFolder.Read(settings.PetitionsFolder);
        if (problems.Count > 0) throw new StartException([.. problems.Select(problem => problem.ToString())]);
        return ShredPlan.Read(unit, settings, petitions, secret, given.ObjectionDays, time.GetUtcNow());
    }

    // After the first time there is none to find, or another book's.
    private static ServerSecret? Secret(IUnitOfWork unit, Settings settings)
    {
        if (Shredding.DayOf(unit) is not null) return null;
        var secret = settings.Secret ?? SecretFile.LoadOrCreate(settings.SecretFile, bookIsEmpty: false);
        return unit.Meta.Find(Book.KeyCheck) is { } check && secret.Fits(check)
            ? secret
            : throw new StartException($"The server secret does not fit the book {settings.StoragePath}: what has to be kept could not be read");
    }

    private static bool Tell(ShredPlan plan, Settings settings, TextWriter output, TextWriter errors)
    {
        output.WriteLine(plan.ShreddedOn is { } day
            ? $"The book {settings.StoragePath} was shredded on {day:yyyy-MM-dd}. Whatever was interrupted then is done again."
            : $"The book {settings.StoragePath}. One secret is behind all of it, so that its petitions end together.");
        output.WriteLine("Destroyed for good:");
        foreach (var line in plan.Destroyed) output.WriteLine($"  {line}");
        if (settings.Secret is null) output.WriteLine($"  the server's secret, {settings.SecretFile}, if it is this book's");
        output.WriteLine($"  the keys of tombstones in {settings.TombstonesFolder}");
        output.WriteLine("Kept:");
        foreach (var line in plan.Kept) output.WriteLine($"  {line}");
        output.WriteLine("  every text that was signed, the numbers, and the log's key: the published log and receipts hold as before");
        output.WriteLine("  of each signature that was not withdrawn: number, state, day, version, what opens its commitment, and the envelope that only organizers open");
        TellLimits(settings, output);
        foreach (var refusal in plan.Refusals) errors.WriteLine(refusal);
        return plan.Refusals.Count == 0;
    }

    private static void TellLimits(Settings settings, TextWriter output)
    {
        output.WriteLine("Beyond its reach, for you to destroy: copies and backups of the book and, above all, every copy of the secret; what a solid-state disk,");
        output.WriteLine("snapshots or the host of a virtual machine keep of files that were overwritten or cut off; what somebody took before; what Telegram knows.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(settings.StoragePath))!;
        var own = Path.GetFileName(settings.StoragePath);
        var others = Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Where(file => !file!.StartsWith(own, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(20).ToList();
        if (others.Count > 0) output.WriteLine($"Beside the book stand: {string.Join(", ", others)}. Look whether these are copies.");
    }
}
