using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

/// <summary>What a book says of some signers, opened with its secret, free of bytes that differ from run to run.</summary>
internal sealed record BookSnapshot
{
    private const string Petition = "fair-elections";

    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Signatures by the index of their signer.</summary>
    public required IReadOnlyDictionary<int, Signature> Signatures { get; init; }

    /// <summary>Drafts by the index of their owner.</summary>
    public required IReadOnlyDictionary<int, Draft> Drafts { get; init; }

    /// <summary>How many signatures the book holds, of whomever.</summary>
    public required int Rows { get; init; }

    public required long Count { get; init; }

    /// <summary>How many rows wait to be sent.</summary>
    public required int Waiting { get; init; }

    /// <summary>The updates of those asked for that are marked as done.</summary>
    public required IReadOnlySet<long> Done { get; init; }

    /// <summary>All of it as lines that are the same for every run of the same signers.</summary>
    public required string Story { get; init; }

    /// <summary>Opens a copy of a dead bot's folder, so that the bot itself has the recovering to do.</summary>
    public static async Task<BookSnapshot> OfDeadAsync(TestFolder folder, long bot, IReadOnlyList<Signer> signers, IReadOnlyList<long> updates)
    {
        var copy = Directory.CreateTempSubdirectory("petitionbot-copy-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(Path.Combine(folder.Root, "data"), "petition.db*"))
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            return await OfAsync(Path.Combine(copy, "petition.db"), Path.Combine(folder.Root, "secret", "server.key"), bot, signers, updates);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static async Task<BookSnapshot> OfAsync(
        string book, string secretFile, long bot, IReadOnlyList<Signer> signers, IReadOnlyList<long> updates)
    {
        await using var store = await SqliteBookStore.OpenAsync(book);
        if (!File.Exists(secretFile)) return await store.ReadAsync(Empty);
        var secret = SecretFile.LoadOrCreate(secretFile, bookIsEmpty: false);
        return await store.ReadAsync(unit => Of(unit, secret, bot, signers, updates));
    }

    public static BookSnapshot Of(IUnitOfWork unit, ServerSecret secret, long bot, IReadOnlyList<Signer> signers, IReadOnlyList<long> updates)
    {
        var safe = new Safe(secret);
        var signatures = new SortedDictionary<int, Signature>();
        var drafts = new SortedDictionary<int, Draft>();
        foreach (var signer in signers)
        {
            var person = signer.Chat.Person.Id;
            if (unit.Signatures.Find(safe.SignerOf(new PetitionId(Petition), person)) is { } row) signatures[signer.Index] = safe.Open(row);
            if (unit.Dialogues.Find(safe.ChatOf(bot, person)) is { } dialogue && safe.Open(dialogue).Draft is { } draft) drafts[signer.Index] = draft;
        }

        return new BookSnapshot
        {
            Problems = BookCheck.Run(unit, secret),
            Signatures = signatures,
            Drafts = drafts,
            Rows = unit.Signatures.List(Petition, 0, 100_000).Count,
            Count = Tally.Count(unit.Counters, Petition),
            Waiting = unit.Outbox.List(bot, 0, 100_000).Count,
            Done = updates.Where(update => unit.Bots.IsDone(bot, update)).ToHashSet(),
            Story = string.Join('\n', Lines(unit, safe, signatures, drafts)),
        };
    }

    private static IEnumerable<string> Lines(
        IUnitOfWork unit, Safe safe, SortedDictionary<int, Signature> signatures, SortedDictionary<int, Draft> drafts)
    {
        foreach (var (index, (row, box)) in signatures)
        {
            var fields = CanonicalFields.Read(safe.Fields(row).AsSpan(Digest.SaltSize));
            yield return $"signature of {index}: {(LeafKind)row.State} {fields.Name} {fields.Region} {fields.Language} {box.Source} {box.Generation} credited {box.Credited} times {box.SignedOn.Count}";
        }

        foreach (var (index, draft) in drafts)
            yield return $"draft of {index}: {draft.Step} {draft.Name} {draft.Region} consent {draft.ConsentVersion}";
        // Without the day: a run may go over midnight. Without the bucket of a time: no run takes as long as another.
        var counters = unit.Counters.List(Petition).GroupBy(row => row.What == Tally.Time ? row.What : $"{row.What} {row.Key}").OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var counter in counters) yield return $"counter {counter.Key}: {counter.Sum(row => row.N)}";
        yield return $"next serial {unit.Signatures.NextSerial(Petition)}, {unit.Leaves.Size} leaves, {unit.Links.ListPending().Count} credits";
        yield return $"poison {unit.Failures.List(FailureKind.Poison, 0, 100).Count}, dead letters {unit.Failures.List(FailureKind.DeadLetter, 0, 100).Count}";
    }

    private static BookSnapshot Empty(IUnitOfWork unit) => new()
    {
        Problems = [],
        Signatures = new Dictionary<int, Signature>(),
        Drafts = new Dictionary<int, Draft>(),
        Rows = unit.Signatures.List(Petition, 0, 1).Count,
        Count = 0,
        Waiting = 0,
        Done = new HashSet<long>(),
        Story = "",
    };
}
