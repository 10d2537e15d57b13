using Microsoft.Extensions.Configuration;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Storage;
using PetitionBot.Operations;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Operations;

/// <summary>A book and its secret begin together and belong together.</summary>
public sealed class BookTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string SecretPath => Path.Combine(_folder.Root, "secret", "server.key");

    private string LogKeyPath => Path.Combine(_folder.Root, "secret", "log.key");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_book_gets_a_new_secret_and_opens_again_with_it()
    {
        var first = await BeginAsync();
        var book = await Book.OpenAsync(Settings(), TimeProvider.System);
        await using var store = book.Store;
        Assert.Equal(first, Convert.ToHexString(book.Secret.KeyCheck));
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_and_nothing_is_changed()
    {
        await BeginAsync();
        var right = await File.ReadAllTextAsync(SecretPath);
        var problem = await RefusedAsync(("Privacy:Secret", Convert.ToBase64String(new byte[32].Select((_, i) => (byte)i).ToArray())));
        Assert.Contains("does not fit", problem, StringComparison.Ordinal);
        Assert.Contains("Privacy:Secret", problem, StringComparison.Ordinal);
        Assert.Equal(right, await File.ReadAllTextAsync(SecretPath));
        await using var store = (await Book.OpenAsync(Settings(), TimeProvider.System)).Store;
    }

    [Fact]
    public async Task A_book_without_its_secret_is_refused_and_no_new_secret_is_made()
    {
        await BeginAsync();
        File.Delete(SecretPath);
        Assert.Contains("is missing", await RefusedAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(SecretPath));
    }

    [Fact]
    public async Task A_book_that_lost_its_key_check_is_refused()
    {
        await BeginAsync();
        Raw.Run(Path.Combine(_folder.Root, "data", "petition.db"), "DELETE FROM meta");
        Assert.Contains("no key check", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_keeps_its_name_and_key_and_takes_no_other()
    {
        var book = await Book.OpenAsync(Settings(), TimeProvider.System);
        var began = book.Log.PublicKey.ToString();
        Assert.Matches("^petitionbot/[0-9a-f]{16}\\+", began);
        await book.Store.DisposeAsync();
        var again = await Book.OpenAsync(Settings(), TimeProvider.System);
        Assert.Equal(began, again.Log.PublicKey.ToString());
        await again.Store.DisposeAsync();

        File.Delete(LogKeyPath);
        Assert.Contains("is missing, but checkpoints were signed with it", await RefusedAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(LogKeyPath));
        LogKeyFile.LoadOrCreate(LogKeyPath, isNew: true).Dispose();
        Assert.Contains($"{LogKeyPath} is not the key of this book's log", await RefusedAsync(), StringComparison.Ordinal);
        Raw.Run(Path.Combine(_folder.Root, "data", "petition.db"), "UPDATE meta SET value = x'00' WHERE key = 'log-key'");
        Assert.Contains("damaged or changed by hand", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_on_the_same_book_is_refused()
    {
        await using var store = (await Book.OpenAsync(Settings(), TimeProvider.System)).Store;
        Assert.Contains("petition.db", await RefusedAsync(), StringComparison.Ordinal);
    }

    // A book that is begun and not empty.
    private async Task<string> BeginAsync()
    {
        var book = await Book.OpenAsync(Settings(), TimeProvider.System);
        await using var store = book.Store;
        await store.Write(unit => unit.Dialogues.Save(new DialogueRow(new byte[32], 1, 1, DraftState.None, [1])));
        Assert.True(book.Secret.Fits(book.Secret.KeyCheck));
        return Convert.ToHexString(book.Secret.KeyCheck);
    }

    private async Task<string> RefusedAsync(params (string Key, string Value)[] more) =>
        (await Assert.ThrowsAsync<StartException>(() => Book.OpenAsync(Settings(more), TimeProvider.System))).Message;

    private Settings Settings(params (string Key, string Value)[] more)
    {
        var values = new Dictionary<string, string?>
        {
            ["Telegram:Token"] = "1:a",
            ["Storage:Path"] = Path.Combine(_folder.Root, "data", "petition.db"),
            ["Privacy:SecretFile"] = SecretPath,
            ["Log:Key"] = LogKeyPath,
        };
        foreach (var (key, value) in more) values[key] = value;
        return SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
