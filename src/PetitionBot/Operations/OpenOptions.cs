using System.CommandLine;

namespace PetitionBot.Operations;

/// <summary>What <c>petitionbot open</c> is told.</summary>
internal sealed record OpenOptions(FileInfo Export, FileInfo Key, FileInfo? Sheet, FileInfo? Duplicates, DirectoryInfo? Log, FileInfo? LogKey)
{
    /// <summary>The private key of an organizer, for those verbs that open.</summary>
    public static readonly Option<FileInfo> KeyOption = new("--organizer-key") { Description = "Your private key, the file *.key.pem.", Required = true };

    /// <summary>The export, for those verbs that read one.</summary>
    public static readonly Argument<FileInfo> ExportArgument = new("export") { Description = "The file that 'petitionbot export' wrote on the server." };

    private static readonly Option<FileInfo?> SheetOption = new("--out") { Description = "The table to write, for a spreadsheet; it must not be there yet." };
    private static readonly Option<FileInfo?> DuplicatesOption = new("--duplicates")
    {
        Description = "Another file to write: equal phones and equal names, as lines that an organizer can send to the bot.",
    };

    private static readonly Option<DirectoryInfo?> LogOption = new("--log") { Description = "The folder of the published log, to hold every record against." };
    private static readonly Option<FileInfo?> LogKeyOption = new("--key") { Description = "A file with the log's key, as the organizers published it." };

    /// <summary>Gives a verb these options.</summary>
    public static Command AddTo(Command verb)
    {
        verb.Arguments.Add(ExportArgument);
        foreach (var option in (Option[])[KeyOption, SheetOption, DuplicatesOption, LogOption, LogKeyOption, PasswordInput.Option]) verb.Options.Add(option);
        return verb;
    }

    /// <summary>What was given.</summary>
    public static OpenOptions Of(ParseResult given) => new(
        given.GetRequiredValue(ExportArgument),
        given.GetRequiredValue(KeyOption),
        given.GetValue(SheetOption),
        given.GetValue(DuplicatesOption),
        given.GetValue(LogOption),
        given.GetValue(LogKeyOption));

    /// <exception cref="FormatException">Something is missing.</exception>
    /// <exception cref="IOException">A file to write is there already.</exception>
    public void Require()
    {
        if (Sheet is null && Duplicates is null) throw new FormatException("there is nothing to write: name a table (--out), a file for duplicates (--duplicates), or both");
        if (Log is null != LogKey is null) throw new FormatException("--log and --key belong together: the published log is held against the key that was pinned before");
        foreach (var file in (FileInfo?[])[Sheet, Duplicates])
        {
            if (file?.Exists == true) throw new IOException($"{file.Name} is there already: name a new file, or delete that one if it is no longer needed");
        }
    }
}
