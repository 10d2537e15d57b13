using System.Globalization;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Organizing;

/// <summary>
/// /invalidate and /reinstate: organizers decide that signatures do not count, or count again after all. Each is an entry
/// of the public log, and its signer is told why.
/// </summary>
internal sealed class Judging(Safe safe, IReadOnlyList<Petition> petitions)
{
    /// <summary>So many signatures at once: one transaction, and one message to answer with.</summary>
    public const int MostAtOnce = 100;

    /// <summary>What a signer is told fits the box of a signature.</summary>
    public const int LongestReason = 200;

    /// <summary>Reads <c>[petition] numbers [reason]</c> and decides.</summary>
    /// <returns>What to answer, and what to write.</returns>
    public (string Html, Action<IUnitOfWork> Apply) Decide(IUnitOfWork unit, Phrases say, LeafKind to, string argument, DateTimeOffset now)
    {
        if (Read(argument, to == LeafKind.Invalidated) is not var (petition, serials, reason))
            return (say.JudgingUsage(to == LeafKind.Invalidated, petitions.Count > 1 ? petitions[0].Id.Value : null, MostAtOnce, LongestReason), _ => { });
        var signatures = serials.Select(serial => Find(unit, petition, serial)).OfType<Signature>()
            .Where(signature => SerialState.Allows(signature.State, to)).ToList();
        var lifted = to == LeafKind.Reinstated ? Barred(unit, petition, serials, now) : [];
        List<long> done = [.. signatures.Select(signature => signature.Serial), .. lifted.Select(bar => bar.Serial)];
        return (
            say.Judged(to == LeafKind.Invalidated, done, [.. serials.Except(done)]),
            u =>
            {
                foreach (var signature in signatures) Judge(u, petition, signature, to, reason, now);
                foreach (var (_, lift) in lifted) lift(u);
            }
        );
    }

    private void Judge(IUnitOfWork unit, Petition petition, Signature signature, LeafKind to, string? reason, DateTimeOffset now)
    {
        var day = petition.DayOf(now);
        var entry = to == LeafKind.Invalidated
            ? LogEntry.Invalidated(petition.Id, signature.Serial, day)
            : LogEntry.Reinstated(petition.Id, signature.Serial, day);
        SerialMoves.Move(unit, signature with { Row = WithReason(signature, reason) }, entry);
    }

    // A withdrawn number stays withdrawn. What is lifted is that its signer may not sign again.
    private List<(long Serial, Action<IUnitOfWork> Lift)> Barred(IUnitOfWork unit, Petition petition, IReadOnlyList<long> serials, DateTimeOffset now)
    {
        var withdrawn = serials.Select(serial => Find(unit, petition, serial)).OfType<Signature>()
            .Where(signature => signature is { State: LeafKind.Withdrawn, IsBarred: true })
            .Select(signature => (signature.Serial, (Action<IUnitOfWork>)(u => u.Signatures.Update(WithReason(signature, null)))));
        var until = DateOnly.FromDateTime(now.UtcDateTime).AddDays(TombstoneKeys.KeptDays);
        var erased = Tombstones(unit, petition).Where(one => one.Tombstone.Reason is not null && serials.Contains(one.Tombstone.Serial))
            .Select(one => (one.Tombstone.Serial, (Action<IUnitOfWork>)(u => u.Tombstones.Save(
                safe.Seal(one.Row.Key, one.Row.Petition, until, one.Tombstone with { Reason = null })))));
        return [.. withdrawn, .. erased];
    }

    private IEnumerable<(TombstoneRow Row, Tombstone Tombstone)> Tombstones(IUnitOfWork unit, Petition petition)
    {
        const int page = 500;
        IReadOnlyList<TombstoneRow> rows = [];
        do
        {
            rows = unit.Tombstones.List(petition.Id.Value, rows.Count == 0 ? null : rows[^1].Key, page);
            foreach (var row in rows) yield return (row, safe.Open(row));
        }
        while (rows.Count == page);
    }

    private SignatureRow WithReason(Signature signature, string? reason) =>
        signature.Row with { Box = safe.Seal(signature.Row.Signer, signature.Box with { Reason = reason, Told = false }) };

    private (Petition Petition, IReadOnlyList<long> Serials, string? Reason)? Read(string argument, bool needsReason)
    {
        var words = argument.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var named = petitions.FirstOrDefault(one => one.Id.Value == words.FirstOrDefault());
        if ((named ?? (petitions is [var only] ? only : null)) is not { } petition) return null;
        if (named is not null) words = words[1..];
        if (words.Length == 0 || Serials(words[0]) is not { } serials) return null;
        var reason = string.Join(' ', words[1..]);
        return needsReason == reason.Length is > 0 and <= LongestReason ? (petition, serials, needsReason ? reason : null) : null;
    }

    private static IReadOnlyList<long>? Serials(string list)
    {
        var serials = new List<long>();
        foreach (var number in list.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) || serial is < 1 or > LogEntry.MaxSerial) return null;
            if (!serials.Contains(serial)) serials.Add(serial);
        }

        return serials.Count is > 0 and <= MostAtOnce ? serials : null;
    }

    private Signature? Find(IUnitOfWork unit, Petition petition, long serial) =>
        unit.Signatures.List(petition.Id.Value, serial - 1, 1) is [var row] && row.Serial == serial ? safe.Open(row) : null;
}
