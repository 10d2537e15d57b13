using System.CommandLine;
using System.Text;
using PetitionBot.Core.Exports;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Operations;

/// <summary>
/// Opens an export with an organizer's key, offline: needs neither settings nor book nor secret; docs/opening.md.
/// Every number comes out, opened or with the reason why not.
/// </summary>
internal static class OpenCommand
{
    public static Command Make()
    {
        var open = OpenOptions.AddTo(new Command("open", "Opens an export on an organizer's own computer: writes names of people into a table."));
        open.SetAction(given => Run(
            OpenOptions.Of(given), () => PasswordInput.Take(given.GetValue(PasswordInput.Option), given.GetRequiredValue(OpenOptions.KeyOption).Name), Console.Out, Console.Error));
        return open;
    }

    /// <returns>0 when every record was opened and is what the log commits to, 1 otherwise.</returns>
    public static int Run(OpenOptions given, Func<string> password, TextWriter output, TextWriter errors)
    {
        try
        {
            given.Require();
            using var export = GivenExport.Open(given.Export);
            using var key = GivenFile.Read(given.Key, text => OrganizerKey.Read(text, password()));
            var published = given.Log is null ? null : PublishedEntries.Read(PublishedLog.Open(given.Log.FullName, GivenFile.Read(given.LogKey!, NoteKey.Parse)), export.Header);
            var table = new OpenedTable(export.Header.Petition, errors);
            var opened = new Unsealer(export.Header, key, published).OpenAll(export.Lines());
            Write(given, table, opened);
            Say(given, export.Header, table, published, output);
            return table.Problems.Any ? 1 : 0;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Write(OpenOptions given, OpenedTable table, IEnumerable<OpenedSignature> opened)
    {
        if (given.Sheet is null) table.Read(opened, TextWriter.Null);
        else OwnerOnlyFile.CreateNew(given.Sheet.FullName, stream =>
        {
            // With the mark by which Excel knows UTF-8: without it, Kazakh letters would come out broken.
            using var sheet = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            table.Read(opened, sheet);
        });
        if (given.Duplicates is not null) OwnerOnlyFile.CreateNew(
            given.Duplicates.FullName, Encoding.UTF8.GetBytes(DuplicateReport.Text(table.Petition, table.Duplicates)));
    }

    private static void Say(OpenOptions given, ExportHeader header, OpenedTable table, PublishedEntries? published, TextWriter output)
    {
        output.WriteLine($"{table.Opened} signatures of {header.Petition} were opened, and each is what its entry in the log commits to; {table.Counted} of all are counted.");
        if (table.Gone > 0) output.WriteLine($"{table.Gone} were withdrawn and no record of them is kept: their signers signed anew or erased everything, or the book was shredded since.");
        if (table.Problems.Any) output.WriteLine($"{table.Problems.Count} could not be opened, and are named above with the reason.");
        if (published is null) output.WriteLine("The log's entries were taken from the export itself. That they are the published ones was NOT checked: name the published log with --log and --key.");
        else output.WriteLine(table.Unpublished == 0
            ? $"Every entry was held against the published log in {given.Log!.Name}."
            : $"Every entry was held against the published log in {given.Log!.Name}, but {table.Unpublished} signatures have newer ones: for these, open again when more is published.");
        if (given.Sheet is not null) output.WriteLine($"{given.Sheet.Name} NAMES PEOPLE: all that they filled in stands in it, readable. Delete it when it has served.");
        if (given.Duplicates is not null) output.WriteLine($"{given.Duplicates.Name} has {table.Duplicates.Phones.Count} phones and {table.Duplicates.Names.Count} names that stand under more than one counted signature. Read its first lines before you send any of it.");
    }
}
