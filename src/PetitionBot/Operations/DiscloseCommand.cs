using System.CommandLine;
using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;

namespace PetitionBot.Operations;

/// <summary>
/// Opens exactly the drawn signatures to an auditor, from the book and the server's secret; docs/audit.md. The lot is
/// drawn again here, so that no other signature can be opened by mistake.
/// </summary>
internal static class DiscloseCommand
{
    public static Command Make()
    {
        var to = new Option<FileInfo>("--out") { Description = "The file to write; it must not be there yet.", Required = true };
        var disclose = LotOptions.AddTo(new Command("disclose", "Opens the drawn signatures to an auditor: writes names of people into a file."));
        disclose.Options.Add(to);
        disclose.SetAction(given => Run(LotOptions.Of(given), given.GetRequiredValue(to), Configuration.Load, Console.Out, Console.Error));
        return disclose;
    }

    /// <returns>0 when every drawn signature was opened, 1 otherwise.</returns>
    public static int Run(LotOptions given, FileInfo to, Func<IConfiguration> configuration, TextWriter output, TextWriter errors)
    {
        try
        {
            if (to.Exists) throw new IOException($"{to.Name} is there already: name a new file, or delete that one if it is no longer needed");
            var (note, terms, lot) = given.Draw();
            var opened = BookView.Read(SettingsReader.Read(configuration()), (unit, secret) =>
            {
                var book = new BookFields(unit, secret);
                return Disclosure.Of(terms, note, lot, serial => book.Find(terms.Petition, serial));
            });
            OwnerOnlyFile.CreateNew(to.FullName, Encoding.UTF8.GetBytes(opened.ToJson() + "\n"));
            return Say(opened, to, output, errors);
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

    private static int Say(OpenedRecords opened, FileInfo to, TextWriter output, TextWriter errors)
    {
        output.WriteLine($"{to.Name} NAMES PEOPLE: all that {opened.Records.Count} signers of {opened.Petition} filled in stands in it, readable.");
        output.WriteLine("Only your account on this machine can read it. Hand it to the auditor in person or encrypted, and delete it when the audit is done.");
        output.WriteLine("The auditor checks it with: petitionbot audit --log FOLDER --key FILE --opened " + to.Name);
        foreach (var (serial, reason) in opened.Unopened) errors.WriteLine($"Signature {serial} could not be opened: {Meaning(reason)}.");
        return opened.Unopened.Count == 0 ? 0 : 1;
    }

    private static string Meaning(string reason) => reason switch
    {
        UnopenedRecord.Missing => "the book has no record of it any more (withdrawn since and signed anew, or erased)",
        UnopenedRecord.Differs => "its record is not what the log commits to (corrected since, or changed)",
        _ => "its record cannot be decrypted or read",
    };
}
