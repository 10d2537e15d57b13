using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;
using PetitionBot.Tests.Contracts;

namespace PetitionBot.Tests.Storage.Sqlite;

public sealed class SqliteBookStoreTests : BookStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override async Task<IBookStore> CreateAsync() => await SqliteBookStore.OpenAsync(_folder.Book);

    protected override Task<IBookStore> ReopenAsync() => CreateAsync();

    public void Dispose() => _folder.Dispose();
}
