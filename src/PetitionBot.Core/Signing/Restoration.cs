using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>
/// Brings a book of an earlier time to the present as far as that is known, within one transaction: what the published log
/// says happened since, what was erased since, and which numbers are in somebody's hands though their signatures are lost.
/// A new log must be begun with it; docs/decisions/0012.
/// </summary>
public sealed class Restoration
{
    /// <summary>So many numbers of each petition are skipped at least, for signatures of which nothing is known.</summary>
    public const int LeastSkipped = 100;

    /// <summary>So many at most: each costs two entries of the log.</summary>
    public const int MostSkipped = 1_000_000;

    // A judged signature whose reason was lost must not look like one that was never judged.
    private const string LostReason = "(ашық журналдан · из открытого журнала · from the public log)";

    private readonly IUnitOfWork _unit;
    private readonly Safe _safe;
    private readonly TombstoneKeys _tombstones;
    private readonly DateTimeOffset _taken;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<(string Petition, long Serial), LeafKind> _lost = [];
    private readonly List<(string Petition, long Serial)> _withdrawn = [];
    private readonly Entropy _entropy;
    private DateOnly _known;

    /// <summary>Begins.</summary>
    /// <param name="unit">The book as it stood.</param>
    /// <param name="secret">The server's secret.</param>
    /// <param name="tombstones">Under what names those are remembered who erased everything.</param>
    /// <param name="taken">When it stood so.</param>
    /// <param name="now">The time.</param>
    /// <param name="entropy">Chance.</param>
    public Restoration(IUnitOfWork unit, ServerSecret secret, TombstoneKeys tombstones, DateTimeOffset taken, DateTimeOffset now, Entropy entropy)
    {
        (_unit, _safe, _tombstones, _taken, _now, _entropy) = (unit, new Safe(secret), tombstones, taken, now, entropy);
        _known = DateOnly.FromDateTime(taken.UtcDateTime);
    }

    /// <summary>How many signatures are lost for sure: the published log has them, the book has not.</summary>
    public int Lost { get; private set; }

    /// <summary>How many rows were erased again.</summary>
    public int Erased { get; private set; }

    /// <summary>How many numbers of each petition were skipped, and the next one.</summary>
    public IReadOnlyList<(string Petition, long Skipped, long Next)> Skipped { get; private set; } = [];

    /// <summary>Does all of it.</summary>
    /// <param name="published">The entries that were published and are not in the book, in their order.</param>
    /// <param name="texts">The versions that were published.</param>
    /// <param name="erased">What was erased, at any time.</param>
    /// <param name="petitions">The petitions on offer.</param>
    /// <param name="serials">The highest number of each petition that was ever published.</param>
    /// <exception cref="FormatException">The entries do not continue the book.</exception>
    public void Apply(
        IEnumerable<byte[]> published, IEnumerable<VersionRow> texts, IEnumerable<ErasedRecord> erased,
        IReadOnlyList<Petition> petitions, IReadOnlyDictionary<string, long> serials)
    {
        foreach (var text in texts) _unit.Signatures.KeepVersion(text);
        foreach (var entry in published) Take(LogEntry.Parse(entry));
        Erase(erased, petitions);
        foreach (var ((petition, serial), state) in _lost.Where(pair => pair.Value != LeafKind.Withdrawn).ToList())
        {
            Append(LogEntry.Withdrawn(new PetitionId(petition), serial, Today), state);
            Lost++;
        }

        foreach (var petition in petitions.Where(one => one.At(_now) != Openness.NotYet))
            _unit.Signatures.KeepVersion(Bookkeeper.VersionOf(petition));
        Skipped =
        [
            .. _unit.Signatures.Petitions().Where(PetitionId.IsValid).Select(id => new PetitionId(id))
                .Select(id => (id.Value, Skip(id, serials.GetValueOrDefault(id.Value)), _unit.Signatures.NextSerial(id.Value))),
        ];
    }

    private DateOnly Today => DateOnly.FromDateTime(_now.UtcDateTime);

    private void Take(LogEntry entry)
    {
        if (entry.Kind == LeafKind.Audit) SerialMoves.Append(_unit, entry);
        // Of a correction only the commitment is known: the signature stays as it was.
        if (entry.Kind is LeafKind.Audit or LeafKind.Corrected) return;
        if (entry.Kind == LeafKind.Signed) Sign(entry);
        else if (Find(entry) is { } mine) Move(entry, mine);
        else if (_lost.TryGetValue((entry.Petition.Value, entry.Serial), out var state)) Append(entry, state);
        else throw new FormatException($"the published log speaks of signature {entry.Serial} of {entry.Petition}, which the book does not know");
    }

    private void Sign(LogEntry entry)
    {
        if (_unit.Signatures.TakeSerial(entry.Petition.Value) != entry.Serial)
            throw new FormatException($"the published log goes on with signature {entry.Serial} of {entry.Petition}, and the book with another");
        if (_unit.Signatures.FindVersion(entry.Petition.Value, entry.Version!.Value.Bytes.ToArray()) is null)
            throw new FormatException($"the text of version {entry.Version.Value.Prefix} of {entry.Petition} is missing beside the published log (texts/)");
        if (entry.Day > _known) _known = entry.Day;
        Append(entry, null);
    }

    private void Move(LogEntry entry, Signature mine)
    {
        var reason = entry.Kind switch { LeafKind.Invalidated => LostReason, LeafKind.Reinstated => null, _ => mine.Box.Reason };
        var row = mine.Row with { Box = _safe.Seal(mine.Row.Signer, mine.Box with { Reason = reason }) };
        SerialMoves.Move(_unit, mine with { Row = row }, entry);
        if (entry.Kind == LeafKind.Withdrawn) _withdrawn.Add((entry.Petition.Value, entry.Serial));
    }

    // Withdrawn or erased, the log does not say: what is not needed for anything goes in both cases.
    private void Erase(IEnumerable<ErasedRecord> erased, IReadOnlyList<Petition> petitions)
    {
        var eraser = new Eraser(_safe, new Graveyard(_safe, _tombstones), petitions);
        foreach (var record in erased.Where(record => record.At >= _taken).OrderBy(record => record.At))
        {
            eraser.Erase(_unit, record, _now);
            Erased++;
        }

        foreach (var (petition, serial) in _withdrawn)
        {
            if (Find(petition, serial) is { IsBarred: false } mine) Eraser.Delete(_unit, mine);
        }
    }

    // Somebody may hold a number that nothing here knows of. It is entered and withdrawn at once, so that nobody else gets it.
    private long Skip(PetitionId petition, long published)
    {
        // Nobody was ever shown a text of it.
        if (_unit.Signatures.VersionHashes(petition.Value) is not [.., var newest]) return 0;
        var skipped = Unknown(petition.Value) + Math.Max(0, published + 1 - _unit.Signatures.NextSerial(petition.Value));
        for (var i = 0; i < skipped; i++)
        {
            var serial = _unit.Signatures.TakeSerial(petition.Value);
            var nothing = new Commitment(_entropy.Bytes(Commitment.NonceSize));
            Append(LogEntry.Signed(petition, serial, Today, new PetitionVersion(newest), nothing), null);
            Append(LogEntry.Withdrawn(petition, serial, Today), LeafKind.Signed);
        }

        return skipped;
    }

    // As many as on the busiest day ever, for each day that nothing is known of.
    private long Unknown(string petition)
    {
        var busiest = _unit.Counters.List(petition).Where(row => row is { What: Tally.Entry, Day: not null } && row.Key == Tally.Name(LeafKind.Signed)).Select(row => row.N).DefaultIfEmpty().Max();
        var days = Math.Max(0, Today.DayNumber - _known.DayNumber) + 1;
        return Math.Clamp(busiest * days, LeastSkipped, MostSkipped);
    }

    private void Append(LogEntry entry, LeafKind? from)
    {
        var to = SerialState.After(from, entry.Kind);
        SerialMoves.Append(_unit, entry);
        Tally.Move(_unit.Counters, entry.Petition.Value, from, to, entry.Day);
        _lost[(entry.Petition.Value, entry.Serial)] = to;
    }

    private Signature? Find(LogEntry entry) => Find(entry.Petition.Value, entry.Serial);

    private Signature? Find(string petition, long serial) =>
        _unit.Signatures.List(petition, serial - 1, 1) is [var row] && row.Serial == serial ? _safe.Open(row) : null;
}
