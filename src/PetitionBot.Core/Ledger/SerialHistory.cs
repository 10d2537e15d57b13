using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Ledger;

/// <summary>What the log's entries about one serial come to.</summary>
/// <param name="State">The state after the last of them.</param>
/// <param name="Day">The day on which that state began.</param>
/// <param name="InForce">The last signed or corrected entry: what was filled in is held against its commitment.</param>
internal sealed record SerialHistory(LeafKind State, DateOnly Day, LogEntry InForce)
{
    /// <summary>The state as one word of the log's format.</summary>
    public string Word => State.ToString().ToLowerInvariant();

    /// <summary>Follows a serial through its entries, oldest first.</summary>
    /// <exception cref="FormatException">They are not the entries of this serial, or do not follow each other.</exception>
    public static SerialHistory Of(PetitionId petition, long serial, IEnumerable<byte[]> entries)
    {
        LeafKind? state = null;
        var (day, inForce) = (default(DateOnly), default(LogEntry));
        foreach (var bytes in entries)
        {
            var entry = LogEntry.Parse(bytes);
            if (entry.Petition != petition || entry.Serial != serial) throw new FormatException("an entry of the log is about another number");
            if (!SerialState.Allows(state, entry.Kind)) throw new FormatException($"the log cannot say '{entry.Kind}' where it says '{state?.ToString() ?? "nothing"}'");
            state = SerialState.After(state, entry.Kind);
            if (entry.Kind != LeafKind.Corrected) day = entry.Day;
            if (entry.Commitment is not null) inForce = entry;
        }

        return state is { } known && inForce is not null
            ? new SerialHistory(known, day, inForce)
            : throw new FormatException("the log has no entry about it");
    }
}
