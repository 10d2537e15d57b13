using PetitionBot.Tests.Ledger;
using PetitionBot.Tests.Support;
using PetitionBot.Verifying;

namespace PetitionBot.BrowserTests.Support;

/// <summary>The checking page on a disk, beside a log of so many signatures.</summary>
public abstract class CheckingPageTest(int signatures) : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();

    private protected SampleLog Log { get; private set; } = null!;

    private protected string PageFile => Path.Combine(_folder.Root, "verify.html");

    public virtual async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(PageFile, CheckingPage.Html);
        Log = await SampleLog.CreateAsync(_folder.Root);
        await Log.SignAsync(1, signatures);
    }

    public async Task DisposeAsync() => await Log.DisposeAsync();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
