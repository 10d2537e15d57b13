using System.CommandLine;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Operations;

/// <summary>Draws the serials for an audit from a published log; docs/log-format.md, "Audit by lot".</summary>
internal static class LotCommand
{
    public static Command Make()
    {
        var log = new Option<DirectoryInfo>("--log") { Description = "The folder of a published log.", Required = true };
        var key = new Option<FileInfo>("--key") { Description = "A file with the log's key, as the organizers published it.", Required = true };
        var petition = new Option<string>("--petition") { Description = "The petition's id.", Required = true };
        var randomness = new Option<string>("--randomness") { Description = "A public text that nobody knew when the log was published.", Required = true };
        var number = new Option<int>("--number") { Description = "How many signatures to draw.", DefaultValueFactory = _ => 300 };
        var lot = new Command("lot", "Draws the signatures that an audit looks at.") { log, key, petition, randomness, number };
        lot.SetAction(given => Run(
            given.GetRequiredValue(log),
            given.GetRequiredValue(key),
            given.GetRequiredValue(petition),
            given.GetRequiredValue(randomness),
            given.GetValue(number),
            Console.Out,
            Console.Error));
        return lot;
    }

    /// <returns>0 when serials were drawn, 1 when something handed in cannot be used.</returns>
    public static int Run(DirectoryInfo logFolder, FileInfo keyFile, string petition, string randomness, int number, TextWriter output, TextWriter errors)
    {
        try
        {
            if (!PetitionId.IsValid(petition)) throw new FormatException($"'{petition}' is no petition's id: allowed are 1 to 24 of a-z, 0-9 and '-'");
            if (string.IsNullOrWhiteSpace(randomness)) throw new FormatException("--randomness is empty: give a public text that nobody knew when the checkpoint was signed");
            if (number < 1) throw new FormatException($"--number is {number}: allowed is 1 or more");
            var id = new PetitionId(petition);
            var log = PublishedLog.Open(logFolder.FullName, NoteKey.Parse(File.ReadAllText(keyFile.FullName)));
            var recount = log.Recount();
            if (recount.Problems.Count > 0) throw new FormatException($"the published log breaks its own rules: {recount.Problems[0]}");
            var counted = recount.Counted(id);
            if (counted.Count == 0) throw new FormatException($"the log has no counted signature of {id}");
            output.WriteLine($"{Math.Min(number, counted.Count)} of {counted.Count} counted signatures of {id}, at {log.Checkpoint.Size} entries:");
            foreach (var serial in Lot.Draw(log.Checkpoint, randomness, id, counted, number)) output.WriteLine(serial);
            return 0;
        }
        catch (ArgumentException)
        {
            errors.WriteLine("--randomness is not well-formed Unicode: give plain text");
            return 1;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
    }
}
