using System.CommandLine;
using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;

namespace PetitionBot.Operations;

/// <summary>
/// Opens exactly the drawn signatures to an auditor; docs/audit.md: from an export and an organizer's key, or, where
/// sealing is off, from the book and the server's secret. The lot is drawn again here, so that no other signature can
/// be opened by mistake.
/// </summary>
internal static class DiscloseCommand
{
    public static Command Make()
    {
        var to = new Option<FileInfo>("--out") { Description = "The file to write; it must not be there yet.", Required = true };
        var disclose = LotOptions.AddTo(new Command("disclose", "Opens the drawn signatures to an auditor: writes names of people into a file."));
        var export = new Option<FileInfo?>("--export") { Description = "The file that 'petitionbot export' wrote; without it, the server's own book is read." };
        var key = new Option<FileInfo?>("--organizer-key") { Description = "Your private key, the file *.key.pem, which opens the export." };
        foreach (var option in (Option[])[export, key, PasswordInput.Option, to]) disclose.Options.Add(option);
        disclose.SetAction(given => Run(
            LotOptions.Of(given), Source(given.GetValue(export), given.GetValue(key), given.GetValue(PasswordInput.Option)), given.GetRequiredValue(to), Configuration.Load, Console.Out, Console.Error));
        return disclose;
    }

    private static Func<SealedSource?> Source(FileInfo? export, FileInfo? key, FileInfo? passwordFile) => () =>
        export is null && key is null ? null
        : export is null || key is null ? throw new FormatException("--export and --organizer-key belong together: the one is sealed, the other opens it")
        : new SealedSource(export, key, () => PasswordInput.Take(passwordFile, key.Name));

    /// <returns>0 when every drawn signature was opened, 1 otherwise.</returns>
    public static int Run(LotOptions given, Func<SealedSource?> from, FileInfo to, Func<IConfiguration> configuration, TextWriter output, TextWriter errors)
    {
        try
        {
            if (to.Exists) throw new IOException($"{to.Name} is there already: name a new file, or delete that one if it is no longer needed");
            var source = from();
            var (note, terms, lot) = given.Draw();
            var opened = source?.Disclose(terms, note, lot)
                ?? BookView.Read(SettingsReader.Read(configuration()), (unit, secret) => FromBook(new BookFields(unit, secret), terms, note, lot));
            OwnerOnlyFile.CreateNew(to.FullName, Encoding.UTF8.GetBytes(opened.ToJson() + "\n"));
            return Say(opened, source is null ? "book" : "export", to, output, errors);
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

    private static OpenedRecords FromBook(BookFields book, LotTerms terms, SignedNote note, DrawnLot lot)
    {
        // Never told as missing: that would look like a fake to the auditor.
        if (lot.Serials.Any(serial => book.IsSealed(terms.Petition, serial))) throw new FormatException(
            "what signers filled in is sealed to the organizers, and this server cannot open it: run 'petitionbot export' here, take the file to an organizer's computer, and disclose there with --export FILE --organizer-key NAME.key.pem");
        return Disclosure.Of(terms, note, lot, serial => book.Find(terms.Petition, serial));
    }

    private static int Say(OpenedRecords opened, string source, FileInfo to, TextWriter output, TextWriter errors)
    {
        output.WriteLine($"{to.Name} NAMES PEOPLE: all that {opened.Records.Count} signers of {opened.Petition} filled in stands in it, readable.");
        output.WriteLine("Only your account on this machine can read it. Hand it to the auditor in person or encrypted, and delete it when the audit is done.");
        output.WriteLine("The auditor checks it with: petitionbot audit --log FOLDER --key FILE --opened " + to.Name);
        foreach (var (serial, reason) in opened.Unopened) errors.WriteLine($"Signature {serial} could not be opened: {Meaning(reason, source)}.");
        return opened.Unopened.Count == 0 ? 0 : 1;
    }

    private static string Meaning(string reason, string source) => reason switch
    {
        UnopenedRecord.Missing => $"the {source} has no record of it any more (withdrawn since and signed anew, or erased)",
        UnopenedRecord.Differs => "its record is not what the log commits to (corrected since, or changed)",
        _ => "its record cannot be decrypted or read",
    };
}
