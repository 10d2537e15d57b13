using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>A serial that is there already goes to another state: row, log entry and counters together.</summary>
internal static class SerialMoves
{
    public static void Withdraw(IUnitOfWork unit, Petition petition, Signature signature, DateTimeOffset now) =>
        Move(unit, signature, LogEntry.Withdrawn(petition.Id, signature.Serial, petition.DayOf(now)));

    public static void Move(IUnitOfWork unit, Signature signature, LogEntry entry)
    {
        var (row, from) = (signature.Row, signature.State);
        var to = SerialState.After(from, entry.Kind);
        unit.Signatures.Update(row with { State = (int)to, Day = entry.Day });
        Append(unit, entry);
        Tally.Move(unit.Counters, row.Petition, from, to, entry.Day);
        var step = (SerialState.Counts(to) ? 1 : 0) - (SerialState.Counts(from) ? 1 : 0);
        if (step != 0) Tally.BreakDown(unit.Counters, row, signature.Box, step);
    }

    public static void Append(IUnitOfWork unit, LogEntry entry) => new LogTree(unit).Append(entry);
}
