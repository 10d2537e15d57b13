using System.Security.Cryptography;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>
/// Holds a whole book against itself: log, serials, signatures, commitments, versions and counters must tell one story.
/// In a book that was shredded, what is left of signatures takes their place, and no secret is needed.
/// </summary>
public sealed class BookCheck
{
    private const int Page = 1000;

    private readonly Safe? _safe;
    private readonly List<string> _problems = [];
    private readonly Dictionary<(string Petition, long Serial), (LeafKind State, DateOnly Day, LogEntry Signed)> _serials = [];
    private readonly Dictionary<(string Petition, string What, string Key, DateOnly? Day), long> _counted = [];
    private readonly Dictionary<string, long> _lastSerial = [];
    private readonly Dictionary<string, long> _credited = [];
    private readonly TreeCheck _tree = new();
    private long _entries;

    private BookCheck(ServerSecret? secret) => _safe = secret is null ? null : new Safe(secret);

    /// <summary>Checks the book and names everything that is wrong; nothing when all is well.</summary>
    /// <param name="unit">The book, as one snapshot.</param>
    /// <param name="secret">The server's secret.</param>
    /// <returns>One sentence for each problem, free of personal data.</returns>
    public static IReadOnlyList<string> Run(IUnitOfWork unit, ServerSecret secret) => Recount(unit, secret).Problems;

    /// <summary>Checks the book and says what was counted.</summary>
    /// <param name="unit">The book, as one snapshot.</param>
    /// <param name="secret">The server's secret; null for a book that was shredded.</param>
    public static BookRecount Recount(IUnitOfWork unit, ServerSecret? secret)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var isShredded = Shredding.DayOf(unit) is not null;
        if (!isShredded) ArgumentNullException.ThrowIfNull(secret);
        var check = new BookCheck(isShredded ? null : secret);
        check.ReadLog(unit);
        // Also those of which the log says nothing: it may have been emptied.
        foreach (var petition in unit.Signatures.Petitions().Union(check._serials.Keys.Select(key => key.Petition))) check.CheckPetition(unit, petition);
        if (check._safe is { } safe) check._problems.AddRange(CreditCheck.Run(unit, safe, check._credited));
        return new BookRecount(check._problems, check._entries, check._tree.Root(), check.Counts());
    }

    private List<(string Petition, long Serials, long Counted)> Counts() =>
        [.. _serials.GroupBy(pair => pair.Key.Petition, (petition, serials) => (serials.Select(pair => SerialState.Counts(pair.Value.State)).ToList(), petition))
            .Select(group => (group.petition, (long)group.Item1.Count, group.Item1.LongCount(isCounted => isCounted)))
            .OrderBy(group => group.petition, StringComparer.Ordinal)];

    private void ReadLog(IUnitOfWork unit)
    {
        long index = 0;
        while (unit.Leaves.List(index, Page) is { Count: > 0 } leaves)
        {
            foreach (var leaf in leaves)
            {
                if (leaf.Index != index) _problems.Add($"the log has no leaf {index}");
                index = leaf.Index + 1;
                _entries++;
                _tree.Add(leaf.Bytes);
                ReadLeaf(leaf);
            }
        }

        if (index != unit.Leaves.Size) _problems.Add($"the log says it has {unit.Leaves.Size} leaves and has {index}");
        _problems.AddRange(_tree.Compare(unit.Tiles));
    }

    private void ReadLeaf(LeafRow leaf)
    {
        LogEntry entry;
        try
        {
            entry = LogEntry.Parse(leaf.Bytes);
        }
        catch (FormatException e)
        {
            _problems.Add($"leaf {leaf.Index} cannot be read: {e.Message}");
            return;
        }

        if (!entry.Bytes.AsSpan().SequenceEqual(leaf.Bytes)) _problems.Add($"leaf {leaf.Index} is not in its canonical form");
        if (entry.Petition.Value != leaf.Petition || entry.Serial != leaf.Serial)
            _problems.Add($"leaf {leaf.Index} stands under another petition or serial than it says");
        if (entry.Kind == LeafKind.Audit) return;
        Move(leaf.Index, entry);
    }

    private void Move(long index, LogEntry entry)
    {
        var key = (entry.Petition.Value, entry.Serial);
        var known = _serials.TryGetValue(key, out var last);
        if (SerialState.Allows(known ? last.State : null, entry.Kind))
        {
            var state = SerialState.After(known ? last.State : null, entry.Kind);
            var moved = entry.Kind != LeafKind.Corrected;
            _serials[key] = (state, moved ? entry.Day : last.Day, entry.Version is null ? last.Signed : entry);
        }
        else
        {
            _problems.Add($"leaf {index}: serial {entry.Serial} of {entry.Petition} cannot become {Tally.Name(entry.Kind)}");
        }

        Count(entry.Petition.Value, Tally.Entry, Tally.Name(entry.Kind), entry.Day, 1);
        if (entry.Kind == LeafKind.Signed) CheckSerial(index, entry);
    }

    private void CheckSerial(long index, LogEntry entry)
    {
        var expected = _lastSerial.GetValueOrDefault(entry.Petition.Value) + 1;
        if (entry.Serial != expected) _problems.Add($"leaf {index}: serial {entry.Serial} of {entry.Petition} where {expected} was due");
        _lastSerial[entry.Petition.Value] = entry.Serial;
    }

    private void CheckPetition(IUnitOfWork unit, string petition)
    {
        var seen = _safe is { } safe ? CheckSignatures(unit, safe, petition) : CheckRemains(unit, petition);
        foreach (var ((_, serial), (state, _, _)) in _serials.Where(pair => pair.Key.Petition == petition))
        {
            Count(petition, Tally.State, Tally.Name(state), null, 1);
            // A withdrawn serial may have lost its row: the same person signed again, or was erased.
            if (state != LeafKind.Withdrawn && !seen.Contains(serial))
                _problems.Add($"serial {serial} of {petition} stands in the log and has no signature");
        }

        if (unit.Signatures.NextSerial(petition) != _lastSerial.GetValueOrDefault(petition) + 1)
            _problems.Add($"the next serial of {petition} does not follow the last one in the log");
        CheckVersions(unit, petition);
        CheckCounters(unit, petition);
    }

    private HashSet<long> CheckRemains(IUnitOfWork unit, string petition)
    {
        var seen = new HashSet<long>();
        long after = 0;
        while (unit.Remains.List(petition, after, Page) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                seen.Add(row.Serial);
                if (Logged($"what is left of signature {row.Serial} of {row.Petition}", (row.Petition, row.Serial), row.State, row.Day) is not { } logged) continue;
                if (RemainsCheck.Problem(row, logged.Signed) is { } problem) _problems.Add(problem);
                if (SerialState.Counts(logged.State)) Count(row.Petition, Tally.Version, Convert.ToHexStringLower(row.Version), null, 1);
            }

            after = rows[^1].Serial;
        }

        return seen;
    }

    private HashSet<long> CheckSignatures(IUnitOfWork unit, Safe safe, string petition)
    {
        var seen = new HashSet<long>();
        long after = 0;
        while (unit.Signatures.List(petition, after, Page) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                seen.Add(row.Serial);
                CheckSignature(unit, safe, row);
            }

            after = rows[^1].Serial;
        }

        return seen;
    }

    private (LeafKind State, LogEntry Signed)? Logged(string name, (string Petition, long Serial) key, int state, DateOnly day)
    {
        if (!_serials.TryGetValue(key, out var logged))
        {
            _problems.Add($"{name} does not stand in the log");
            return null;
        }

        if ((LeafKind)state != logged.State) _problems.Add($"{name} has another state than the log");
        if (day != logged.Day) _problems.Add($"{name} has another day than the log");
        return (logged.State, logged.Signed);
    }

    private void CheckSignature(IUnitOfWork unit, Safe safe, SignatureRow row)
    {
        var name = $"signature {row.Serial} of {row.Petition}";
        if (Logged(name, (row.Petition, row.Serial), row.State, row.Day) is not { } logged) return;
        Signature signature;
        byte[]? saltAndFields;
        try
        {
            signature = safe.Open(row);
            saltAndFields = safe.OpenFields(row);
        }
        catch (Exception e) when (e is VaultException or System.Text.Json.JsonException or FormatException)
        {
            _problems.Add($"{name} cannot be opened");
            return;
        }

        if (signature.Box.Credited) _credited[row.Petition] = _credited.GetValueOrDefault(row.Petition) + 1;
        if (signature.Box.Consent is { } consent && unit.Signatures.FindText(consent) is null) _problems.Add($"{name} names words of consent that are not kept");
        CheckCommitment(name, signature, saltAndFields, logged.Signed);
        if (!SerialState.Counts(logged.State)) return;
        foreach (var (what, key) in Tally.Cells(row, signature.Box)) Count(row.Petition, what, key, null, 1);
    }

    private void CheckCommitment(string name, Signature signature, byte[]? saltAndFields, LogEntry signed)
    {
        var box = signature.Box;
        var version = new PetitionVersion(signature.Row.Version);
        if (signed.Version != version || signed.Commitment != Commitment.Of(box.Nonce, version, new Digest(box.Digest)))
            _problems.Add($"{name} does not open its commitment in the log");
        saltAndFields = box.Nothing ?? saltAndFields;
        if (saltAndFields is not null) CheckFields(name, box, saltAndFields);
        else if (signature.Row.Envelope is null) _problems.Add($"{name} has lost what its signer filled in");
    }

    // What is sealed to the organizers, only they can hold against its digest.
    private void CheckFields(string name, SignatureBox box, byte[] saltAndFields)
    {
        var fields = CanonicalFields.Read(saltAndFields.AsSpan(Digest.SaltSize));
        if (!Digest.Of(saltAndFields.AsSpan(0, Digest.SaltSize), fields).Bytes.SequenceEqual(box.Digest))
            _problems.Add($"{name} holds other fields than its digest says");
        if (fields.Region != box.Region || fields.Language != box.Language)
            _problems.Add($"{name} is counted under another region or language than was signed");
    }

    private void CheckVersions(IUnitOfWork unit, string petition)
    {
        var kept = unit.Signatures.Versions(petition);
        foreach (var row in kept.Where(row => !IsWhole(row)))
            _problems.Add($"version {Convert.ToHexStringLower(row.Version)} of {petition} has other texts than its manifest says");
        var signed = _serials.Where(pair => pair.Key.Petition == petition).Select(pair => $"{pair.Value.Signed.Version}").ToHashSet();
        var known = kept.Select(row => Convert.ToHexStringLower(row.Version)).ToHashSet();
        foreach (var version in signed.Except(known)) _problems.Add($"version {version} of {petition} was signed and is not kept");
    }

    // The version is the hash of the manifest, and the manifest that of the texts.
    private static bool IsWhole(VersionRow row)
    {
        var hashes = row.Texts.ToDictionary(text => Languages.FromCode(text.Key) ?? 0, text => SHA256.HashData(text.Value));
        if (hashes.ContainsKey(0) || !PetitionId.IsValid(row.Petition)) return false;
        var manifest = new Manifest(new PetitionId(row.Petition), hashes);
        return manifest.Bytes.AsSpan().SequenceEqual(row.Manifest) && manifest.Version.Bytes.SequenceEqual(row.Version);
    }

    private void CheckCounters(IUnitOfWork unit, string petition)
    {
        var rows = unit.Counters.List(petition);
        _problems.AddRange(FunnelCheck.Run(petition, rows, _lastSerial.GetValueOrDefault(petition)));
        if (_safe is null) _problems.AddRange(RemainsCheck.Sums(petition, rows, Counted(petition)));
        var stored = rows.Where(IsRecounted).ToDictionary(row => (row.Petition, row.What, row.Key, row.Day), row => row.N);
        var due = _counted.Where(pair => pair.Key.Petition == petition && pair.Value != 0).ToDictionary();
        foreach (var key in stored.Keys.Union(due.Keys))
        {
            var (has, should) = (stored.GetValueOrDefault(key), due.GetValueOrDefault(key));
            if (has != should) _problems.Add($"counter {key.What} {key.Key} {key.Day} of {petition} says {has} where {should} is due");
        }
    }

    private bool IsRecounted(CounterRow row) =>
        !FunnelCheck.Covers(row.What) && row.What != Tally.Erased && !(_safe is null && RemainsCheck.Covers(row.What));

    private long Counted(string petition) => _serials.LongCount(pair => pair.Key.Petition == petition && SerialState.Counts(pair.Value.State));

    private void Count(string petition, string what, string key, DateOnly? day, long n) =>
        _counted[(petition, what, key, day)] = _counted.GetValueOrDefault((petition, what, key, day)) + n;
}
