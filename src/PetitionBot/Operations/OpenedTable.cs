using System.Globalization;
using PetitionBot.Core.Exports;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Texts;

namespace PetitionBot.Operations;

/// <summary>Writes what was opened as a table, one line a number, and counts.</summary>
internal sealed class OpenedTable(string petition, TextWriter errors)
{
    public string Petition => petition;

    public long Opened { get; private set; }

    public long Counted { get; private set; }

    public long Gone { get; private set; }

    public long Unpublished { get; private set; }

    public NumberedProblems Problems { get; } = new(errors);

    public Duplicates Duplicates { get; } = new();

    /// <summary>Takes all of it.</summary>
    public void Read(IEnumerable<OpenedSignature> all, TextWriter to)
    {
        to.Write(SheetLine.Of("number", "counted", "state", "day", "name", "region", "phone", "comment", "language", "text version", "not opened because"));
        foreach (var one in all)
        {
            Count(one);
            // Numbers without any record are told as one stretch, however long.
            if (one.First > 0 && one.First == one.Last) to.Write(Line(one));
        }

        Problems.Flush();
    }

    private void Count(OpenedSignature one)
    {
        if (one.Problem is { } problem) Problems.Add(one.First, one.Last, problem);
        if (one.Fields is not null) Opened++;
        if (one.IsCounted) Counted++;
        if (one.IsGone) Gone++;
        if (one.IsUnpublished) Unpublished++;
        if (one is { IsCounted: true, Fields: { } fields }) Duplicates.Add(one.First, fields);
    }

    private static string Line(OpenedSignature one) => SheetLine.Of(
        one.First.ToString(CultureInfo.InvariantCulture),
        one.History is null ? "" : SerialState.Counts(one.History.State) ? "yes" : "no",
        one.History?.Word,
        one.History?.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        one.Fields?.Name,
        one.Fields?.Region,
        one.Fields?.Phone,
        one.Fields?.Comment,
        one.Fields?.Language.Code(),
        one.History?.InForce.Version?.Prefix,
        one.Problem ?? (one.IsGone ? "withdrawn, and no record of it is kept" : null));
}
