using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Exports;

/// <summary>The first line of an export; docs/opening.md, "The export's format".</summary>
internal sealed record ExportHeader
{
    public const string CurrentFormat = "petitionbot-export-v1";

    /// <summary><see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>The petition's id.</summary>
    public required string Petition { get; init; }

    /// <summary>How many entries the log had, of all petitions.</summary>
    public required long Entries { get; init; }

    /// <exception cref="FormatException">It is no header that this program knows.</exception>
    public void Require()
    {
        if (Format != CurrentFormat) throw new FormatException($"its format is '{Format}', and this program reads '{CurrentFormat}'");
        if (!PetitionId.IsValid(Petition)) throw new FormatException("its petition is not 1 to 24 of a-z, 0-9 and '-'");
    }
}
