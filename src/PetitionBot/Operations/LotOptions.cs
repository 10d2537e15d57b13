using System.CommandLine;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Operations;

/// <summary>What names a lot on the command line, for those verbs that draw one.</summary>
internal sealed record LotOptions(DirectoryInfo Log, FileInfo Key, FileInfo? Checkpoint, string Petition, string Randomness, int Number)
{
    private static readonly Option<DirectoryInfo> LogOption = new("--log") { Description = "The folder of the published log.", Required = true };
    private static readonly Option<FileInfo> KeyOption = new("--key") { Description = "A file with the log's key, as the organizers published it.", Required = true };
    private static readonly Option<FileInfo?> CheckpointOption = new("--checkpoint")
    {
        Description = "The file with the checkpoint that was published before the randomness; without it, the log's newest.",
    };

    private static readonly Option<string> PetitionOption = new("--petition") { Description = "The petition's id.", Required = true };
    private static readonly Option<string> RandomnessOption = new("--randomness")
    {
        Description = "A public text that nobody knew when the checkpoint was published.",
        Required = true,
    };

    private static readonly Option<int> NumberOption = new("--number") { Description = "How many signatures to draw.", DefaultValueFactory = _ => 300 };

    /// <summary>Gives a verb these options.</summary>
    public static Command AddTo(Command verb)
    {
        foreach (var option in (Option[])[LogOption, KeyOption, CheckpointOption, PetitionOption, RandomnessOption, NumberOption]) verb.Options.Add(option);
        return verb;
    }

    /// <summary>What was given.</summary>
    public static LotOptions Of(ParseResult given) => new(
        given.GetRequiredValue(LogOption),
        given.GetRequiredValue(KeyOption),
        given.GetValue(CheckpointOption),
        given.GetRequiredValue(PetitionOption),
        given.GetRequiredValue(RandomnessOption),
        given.GetValue(NumberOption));

    /// <summary>Reads log and checkpoint, and draws.</summary>
    /// <exception cref="FormatException">Something that was given cannot be used; the message says what.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public (SignedNote Note, LotTerms Terms, DrawnLot Lot) Draw()
    {
        if (!PetitionId.IsValid(Petition)) throw new FormatException($"'{Petition}' is no petition's id: allowed are 1 to 24 of a-z, 0-9 and '-'");
        if (LotTerms.ProblemOf(Randomness) is { } problem) throw new FormatException($"--randomness: {problem}");
        if (Number < 1) throw new FormatException($"--number is {Number}: allowed is 1 or more");
        var key = GivenFile.Read(Key, NoteKey.Parse);
        var log = PublishedLog.Open(Log.FullName, key);
        var note = Checkpoint is null ? log.Note : GivenFile.Read(Checkpoint, SignedNote.Parse);
        var at = Checkpoint is null ? log.Checkpoint : GivenFile.Read(Checkpoint, _ => Core.Ledger.Checkpoint.Open(note, key));
        var terms = new LotTerms(at, new PetitionId(Petition), Randomness, Number);
        return (note, terms, DrawnLot.From(log, terms));
    }
}
