using System.CommandLine;
using System.Text;
using PetitionBot.Core.Exports;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Operations;

/// <summary>Seals an export to one more organizer, on the computer of one who can open it: the server cannot; docs/opening.md.</summary>
internal static class ResealCommand
{
    public static Command Make()
    {
        var to = new Option<FileInfo[]>("--to") { Description = "A certificate, the file *.cert.pem of who is to open it too; may be repeated.", Required = true };
        var file = new Option<FileInfo>("--out") { Description = "The export to write; it must not be there yet.", Required = true };
        var reseal = new Command("reseal", "Seals an export to more organizers, so that your key and theirs open the new file.") { OpenOptions.ExportArgument, OpenOptions.KeyOption, to, file, PasswordInput.Option };
        reseal.SetAction(given =>
        {
            var key = given.GetRequiredValue(OpenOptions.KeyOption);
            return Run(
                given.GetRequiredValue(OpenOptions.ExportArgument), key, given.GetRequiredValue(to), given.GetRequiredValue(file),
                () => PasswordInput.Take(given.GetValue(PasswordInput.Option), key.Name), Console.Out, Console.Error);
        });
        return reseal;
    }

    /// <returns>0 when every sealed record was sealed anew, 1 otherwise.</returns>
    public static int Run(FileInfo from, FileInfo keyFile, FileInfo[] certificates, FileInfo to, Func<string> password, TextWriter output, TextWriter errors)
    {
        try
        {
            if (to.Exists) throw new IOException($"{to.Name} is there already: name a new file");
            using var export = GivenExport.Open(from);
            var sealTo = new OrganizerCertificates(certificates.Select(file => GivenFile.Read(file, OrganizerCertificates.Parse)));
            using var key = GivenFile.Read(keyFile, text => OrganizerKey.Read(text, password()));
            var (problems, done) = (new NumberedProblems(errors), 0L);
            OwnerOnlyFile.CreateNew(to.FullName, stream => done = Write(stream, export, new Resealer(key, sealTo), problems));
            output.WriteLine($"{done} signatures in {to.Name} open with {keyFile.Name} and with: {string.Join(", ", certificates.Select(file => file.Name))}.");
            output.WriteLine("Who could open the old file by another key cannot open the new one, unless that certificate was named too. Nothing on the server has changed.");
            if (problems.Any) output.WriteLine($"{problems.Count} could not be opened: they stand in the new file as they stood in the old one.");
            return problems.Any ? 1 : 0;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
    }

    private static long Write(Stream stream, ExportReader export, Resealer resealer, NumberedProblems problems)
    {
        var done = 0L;
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(export.HeaderText);
        foreach (var (text, old, isSealed, problem) in resealer.All(export.Lines()))
        {
            // Where the file was cut off, there is no line to copy.
            if (text.Length > 0) writer.WriteLine(text);
            if (isSealed) done++;
            if (problem is not null && old.Record is { } record) problems.Add(record.Serial, record.Serial, problem);
            else if (problem is not null) problems.Add(0, 0, $"line {old.Number}: {problem}");
        }

        problems.Flush();
        return done;
    }
}
