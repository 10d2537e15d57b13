using System.Security.Cryptography;
using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Tests.Ledger;

/// <summary>A published log over a real book, of which everything is known: fields, salts and nonces too.</summary>
internal sealed class SampleLog : IAsyncDisposable
{
    public const string Origin = "petitionbot/0123456789abcdef";

    public static readonly PetitionId Petition = new("fair-elections");
    public static readonly PetitionVersion Version = new(SHA256.HashData("text"u8));
    public static readonly DateOnly Day = new(2026, 7, 1);

    private readonly IBookStore _store;
    private readonly string _root;

    private SampleLog(IBookStore store, string root, LogKey key) => (_store, _root, Key) = (store, root, key);

    public LogKey Key { get; }

    public NoteKey Pinned => Key.PublicKey(Origin);

    public string Folder => Path.Combine(_root, "log");

    public FileInfo KeyFile => new(Path.Combine(Folder, LogPublisher.KeyFile));

    /// <param name="root">Where book and log are made.</param>
    /// <param name="key">The log's key; a new one if null.</param>
    public static async Task<SampleLog> CreateAsync(string root, LogKey? key = null)
    {
        // A copy, so that each log disposes of its own.
        using var made = key is null ? LogKey.Create() : null;
        return new SampleLog(await SqliteBookStore.OpenAsync(Path.Combine(root, "sample.db")), root, LogKey.FromPem((key ?? made)!.ToPem()));
    }

    /// <summary>What a serial filled in.</summary>
    public static SignedFields FieldsOf(long serial) => new(Random("nonce", serial), Random("salt", serial), new CanonicalFields(
        serial == 7 ? "<img src=x onerror=alert(1)>" : $"Айгүл {serial}", "almaty", null, serial == 8 ? "\u202Eevil\n</p><script>alert(2)</script>" : null, Language.Kazakh, 1).Bytes);

    /// <summary>The entry of a serial that was signed.</summary>
    public static LogEntry Signed(long serial) => LogEntry.Signed(Petition, serial, Day, Version, CommitmentOf(FieldsOf(serial)));

    public static Commitment CommitmentOf(SignedFields fields) =>
        Commitment.Of(fields.Nonce, Version, Digest.Of(fields.Salt, CanonicalFields.Read(fields.Fields)));

    public Task SignAsync(int first, int last) => AppendAsync([.. Enumerable.Range(first, last - first + 1).Select(serial => Signed(serial))]);

    public Task AppendAsync(params LogEntry[] entries) => _store.WriteAsync(unit =>
    {
        foreach (var entry in entries) new LogTree(unit).Append(entry);
        return 0;
    });

    /// <summary>An entry that no sound program would write.</summary>
    public Task AppendRawAsync(byte[] bytes) => _store.WriteAsync(unit => unit.Leaves.Append(Petition.Value, 1, bytes));

    public Task<SignedNote?> PublishAsync() => _store.ReadAsync(unit => new LogPublisher(Folder, Origin, Key).Publish(unit, 1));

    /// <summary>The receipt of a serial, as of now.</summary>
    public Task<Receipt> ReceiptAsync(long serial) => _store.ReadAsync(unit =>
    {
        var (tree, fields) = (new LogTree(unit), FieldsOf(serial));
        var leaf = unit.Leaves.ListOf(Petition.Value, serial)[0];
        return new Receipt
        {
            Petition = Petition.Value,
            Serial = serial,
            Corrected = false,
            Day = Day,
            Version = Version.Bytes.ToArray(),
            Nonce = fields.Nonce,
            Digest = Digest.Of(fields.Salt, CanonicalFields.Read(fields.Fields)).Bytes.ToArray(),
            Index = leaf.Index,
            Proof = tree.InclusionProof(leaf.Index, tree.Size),
            Checkpoint = new Checkpoint(Origin, tree.Size, tree.Root(tree.Size)).Sign(Key).ToString(),
        };
    });

    /// <summary>What the organizers open when the lot falls at the published checkpoint, or at an earlier one.</summary>
    public OpenedRecords Open(int number, string randomness = "the lottery of 1 July: 3 14 15 92", SignedNote? note = null, Func<long, SignedFields?>? find = null)
    {
        var log = PublishedLog.Open(Folder, Pinned);
        var terms = new LotTerms(Checkpoint.Open(note ?? log.Note, Pinned), Petition, randomness, number);
        return Disclosure.Of(terms, note ?? log.Note, DrawnLot.From(log, terms), find ?? FieldsOf);
    }

    /// <summary>Writes a file beside the log, and returns it.</summary>
    public FileInfo Save(string name, string text)
    {
        File.WriteAllText(Path.Combine(_root, name), text);
        return new FileInfo(Path.Combine(_root, name));
    }

    public async ValueTask DisposeAsync()
    {
        Key.Dispose();
        await _store.DisposeAsync();
    }

    private static byte[] Random(string what, long serial) => SHA256.HashData(Encoding.UTF8.GetBytes($"{what} {serial}"));
}
