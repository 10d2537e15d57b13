using System.CommandLine;
using PetitionBot.Core.Exports;
using PetitionBot.Core.Organizing;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Operations;

/// <summary>Takes a petition's signatures out of the book, sealed as they are, whether or not the bot runs beside; docs/opening.md.</summary>
internal static class ExportCommand
{
    public static Command Make()
    {
        var petition = new Option<string>("--petition") { Description = "The petition's id.", Required = true };
        var to = new Option<FileInfo>("--out") { Description = "The file to write; it must not be there yet.", Required = true };
        var export = new Command("export", "Writes the sealed signatures of a petition into a file, for organizers to open on their own computers.") { petition, to };
        export.SetAction(given => Run(given.GetRequiredValue(petition), given.GetRequiredValue(to), Configuration.Load, Console.Out, Console.Error));
        return export;
    }

    /// <returns>0 when everything that signers filled in is in the file, sealed; 1 otherwise.</returns>
    public static int Run(string petition, FileInfo to, Func<IConfiguration> configuration, TextWriter output, TextWriter errors)
    {
        try
        {
            if (!PetitionId.IsValid(petition)) throw new FormatException($"'{petition}' is no petition's id: allowed are 1 to 24 of a-z, 0-9 and '-'");
            if (to.Exists) throw new IOException($"{to.Name} is there already: name a new file, or delete that one if it is no longer needed");
            var settings = SettingsReader.Read(configuration());
            var seen = BookView.ReadAlsoShredded(settings, (unit, secret) => Write(new BookExport(unit, secret), new PetitionId(petition), to, errors));
            return Say(seen, settings, petition, to, output, errors);
        }
        catch (StartException e)
        {
            foreach (var problem in e.Problems) errors.WriteLine(problem);
            return 1;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
    }

    private static Seen Write(BookExport book, PetitionId petition, FileInfo to, TextWriter errors)
    {
        var (header, seen, problems) = (book.Header(petition), new Seen(), new NumberedProblems(errors));
        OwnerOnlyFile.CreateNew(to.FullName, stream => ExportWriter.Write(stream, header, book.Records(petition).Select(record => seen.See(record, problems))));
        problems.Flush();
        return seen;
    }

    private static int Say(Seen seen, Settings settings, string petition, FileInfo to, TextWriter output, TextWriter errors)
    {
        var book = settings.IsPlayground ? "the playground's book" : settings.StoragePath;
        output.WriteLine($"{to.Name} has all {seen.All} numbers of {petition} from {book}: {seen.Sealed} sealed to organizers, {seen.Nothing} that were asked nothing, {seen.Gone} withdrawn without a record.");
        output.WriteLine("Nobody's name can be read in it. Take it to the computer of an organizer, and open it there:");
        output.WriteLine($"  petitionbot open {to.Name} --organizer-key NAME.key.pem --out {petition}.csv");
        if (seen.InVault > 0) errors.WriteLine(
            $"""
            What {seen.InVault} signers filled in is NOT in the file: while Privacy:Sealing is off it is kept under the server's secret, and never leaves it in plain text.
            To have it sealed: run 'petitionbot keys new' on your own computer, put the .cert.pem (never the .key.pem) on the server, name it in Privacy:OrganizerKeys, take Privacy:Sealing=off away, start the bot once, and export again.
            """);
        return seen.InVault == 0 && seen.Broken == 0 ? 0 : 1;
    }

    private sealed class Seen
    {
        public long All { get; private set; }

        public long Sealed { get; private set; }

        public long Nothing { get; private set; }

        public long Gone { get; private set; }

        public long InVault { get; private set; }

        public long Broken { get; private set; }

        public ExportRecord See(ExportRecord record, NumberedProblems problems)
        {
            All++;
            switch (record)
            {
                case { Why: ExportRecord.Gone, State: "withdrawn" }: Gone++; break;
                case { Why: ExportRecord.Vault }: InVault++; break;
                case { Why: null, State: not null, Envelope: not null }: Sealed++; break;
                case { Why: null, State: not null }: Nothing++; break;
                default:
                    Broken++;
                    problems.Add(record.Serial, record.Serial, "the book's record of it is damaged or missing, and 'petitionbot verify' says more; it stands in the file as far as it can be read");
                    break;
            }

            return record;
        }
    }
}
