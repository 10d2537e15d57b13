using System.Text.Json;
using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Contracts;

/// <summary>
/// What every engine of the book must do: the sentences of <see cref="IBookStore"/> and its tables. An engine inherits
/// it and supplies the two ways to open a book.
/// </summary>
public abstract partial class BookStoreContract : IAsyncLifetime
{
    protected const string Petition = "fair-elections";
    protected const string Other = "clean-air";
    protected const long Bot = 7_000_000_001;
    protected const long OtherBot = 7_000_000_002;

    protected static readonly DateOnly Day = new(2026, 7, 1);
    protected static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, 123, TimeSpan.Zero);

    protected IBookStore Store { get; private set; } = null!;

    /// <summary>Makes a new, empty book.</summary>
    protected abstract Task<IBookStore> CreateAsync();

    /// <summary>Opens the book that <see cref="CreateAsync"/> made, after it was closed.</summary>
    protected abstract Task<IBookStore> ReopenAsync();

    public async Task InitializeAsync() => Store = await CreateAsync();

    public async Task DisposeAsync() => await Store.DisposeAsync();

    protected async Task Restart()
    {
        await Store.DisposeAsync();
        Store = await ReopenAsync();
    }

    protected Task Write(Action<IUnitOfWork> work) => Store.WriteAsync(unit =>
    {
        work(unit);
        return 0;
    });

    protected Task<T> Read<T>(Func<IUnitOfWork, T> work) => Store.ReadAsync(work);

    /// <summary>A key of 32 bytes; keys sort as their numbers do.</summary>
    protected static byte[] Key(int n)
    {
        var key = new byte[32];
        key[0] = (byte)(n >> 16);
        key[1] = (byte)(n >> 8);
        key[2] = (byte)n;
        key[31] = 0xff;
        return key;
    }

    /// <summary>Bytes of every value, 0 included: no engine may cut or recode them.</summary>
    protected static byte[] Box(int n = 0) => [.. Enumerable.Range(0, 256).Select(i => (byte)(i + n))];

    /// <summary>Compares by content; records alone compare byte arrays by reference.</summary>
    protected static void Same<T>(T expected, T actual) =>
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));

    protected static SignatureRow Signature(int n, string petition = Petition, long? serial = null) =>
        new(Key(n), petition, serial ?? n, 1, Day, Key(1), Box(n), Box(n + 1), null);

    protected static DialogueRow Dialogue(int n, DraftState draft = DraftState.Typed, long hour = 100, long bot = Bot) =>
        new(Key(n), bot, hour, draft, Box(n));

    protected static OutboxRow Outgoing(long id, long bot = Bot, int chat = 1, DateTimeOffset? notBefore = null) =>
        new(id, bot, Key(chat), 2, notBefore, 0, null, Box((int)id));
}
