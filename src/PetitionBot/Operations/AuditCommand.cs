using System.CommandLine;
using System.Globalization;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;

namespace PetitionBot.Operations;

/// <summary>
/// Checks what organizers opened for an audit, offline and against a pinned key; docs/log-format.md, "Opened records".
/// It shows nobody's name: for that is the page.
/// </summary>
internal static class AuditCommand
{
    public static Command Make()
    {
        var log = new Option<DirectoryInfo>("--log") { Description = "The folder of the published log.", Required = true };
        var key = new Option<FileInfo>("--key") { Description = "A file with the log's key, as the organizers published it.", Required = true };
        var opened = new Option<FileInfo>("--opened") { Description = "The file that the organizers opened the drawn signatures in.", Required = true };
        var audit = new Command("audit", "Checks opened signatures against the published log, offline.") { log, key, opened };
        audit.SetAction(given => Run(given.GetRequiredValue(log), given.GetRequiredValue(key), given.GetRequiredValue(opened), Console.Out, Console.Error));
        return audit;
    }

    /// <returns>0 when exactly the drawn signatures were opened and each is what was signed, 1 otherwise.</returns>
    public static int Run(DirectoryInfo logFolder, FileInfo keyFile, FileInfo openedFile, TextWriter output, TextWriter errors)
    {
        try
        {
            var key = GivenFile.Read(keyFile, NoteKey.Parse);
            var log = PublishedLog.Open(logFolder.FullName, key);
            var opened = GivenFile.Read(openedFile, OpenedRecords.Parse);
            Say(AuditReport.Of(opened, log, key), output, errors, out var code);
            return code;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Say(AuditReport report, TextWriter output, TextWriter errors, out int code)
    {
        output.WriteLine("Hold this against what was announced before the draw:");
        output.WriteLine($"  petition {report.Terms.Petition}, {report.Terms.Number} to draw");
        output.WriteLine($"  checkpoint at {report.Terms.Checkpoint.Size} entries, root {Convert.ToBase64String(report.Terms.Checkpoint.Root)}");
        output.WriteLine($"  randomness \"{report.Terms.Randomness}\"");
        foreach (var (serial, why) in report.Failures) errors.WriteLine($"Signature {serial}: {Meaning(why)}.");
        output.WriteLine($"{report.Drawn - report.Bad} of {report.Drawn} drawn signatures are what was signed; {report.Counted} are counted.");
        output.WriteLine(report.Drawn == report.Counted
            ? "Every counted signature was drawn: nothing is left to chance."
            : $"With 95 % confidence at most {report.MostBad} of all {report.Counted} ({Percent(report)} %) cannot be opened like this.");
        output.WriteLine("That the signers are people, only people can tell: call or meet them (docs/audit.md).");
        code = report.Failures.Count == 0 ? 0 : 1;
    }

    // Rounded up: a promise, not an estimate.
    private static string Percent(AuditReport report) =>
        (decimal.Ceiling(report.MostBad * 10_000m / report.Counted) / 100).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Meaning(string why) => why switch
    {
        "missing" => "was drawn and is not in the file",
        "not-drawn" => "was not drawn and had no business in the file",
        "twice" => "stands in the file twice",
        "other-entry" => "names another entry of the log than the one in force at the checkpoint",
        "no-fields" => "its fields cannot be read",
        "commitment" => "its fields, salt or nonce are not what was signed",
        "not-opened-missing" => "the organizers have no record of it",
        "not-opened-unreadable" => "the organizers cannot open their record of it",
        _ => "the organizers' record of it is not what was signed",
    };
}
