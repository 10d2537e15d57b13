using System.Globalization;
using Microsoft.Playwright;
using PetitionBot.BrowserTests.Support;
using PetitionBot.Core.Ledger;
using PetitionBot.Tests.Ledger;
using PetitionBot.Tests.Support;
using PetitionBot.Verifying;

namespace PetitionBot.BrowserTests;

/// <summary>The page that checks receipts and logs, opened from the disk as somebody does who trusts no server.</summary>
[Collection(InOneBrowser.Name)]
public sealed class CheckingPageTests(BrowserFixture browser) : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private SampleLog _log = null!;

    private string PageFile => Path.Combine(_folder.Root, "verify.html");

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(PageFile, CheckingPage.Html);
        _log = await SampleLog.CreateAsync(_folder.Root);
        await _log.SignAsync(1, 300);
    }

    public async Task DisposeAsync() => await _log.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [FactInBrowser]
    public Task A_signer_sees_at_once_that_the_signature_is_counted() => browser.OpenAsync(Look.Phone, PageFile, async page =>
    {
        await _log.PublishAsync();
        await PinAsync(page);
        await page.GetByLabel("Your receipt").SetInputFilesAsync(await ReceiptAsync(5));
        await CheckAsync(page, "Was counted when the receipt was made", "Signature 5 stood in the log when it had 300 entries");
        await PictureAsync(page, "receipt");
        await page.GetByLabel("The published log").SetInputFilesAsync(_log.Folder);
        await CheckAsync(page, "Counted", "Signature 5 stands in the published log and is counted. The log has 300 entries");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("300 counted of 300 signatures");
        await PictureAsync(page, "log");
    });

    [FactInBrowser]
    public Task What_is_not_counted_any_more_is_said_with_its_reason() => browser.OpenAsync(Look.Phone, PageFile, async page =>
    {
        var (fifth, sixth, seventh) = (await ReceiptAsync(5), await ReceiptAsync(6), await ReceiptAsync(7));
        await _log.AppendAsync(
            LogEntry.Withdrawn(SampleLog.Petition, 5, SampleLog.Day),
            LogEntry.Invalidated(SampleLog.Petition, 6, SampleLog.Day),
            LogEntry.Invalidated(SampleLog.Petition, 7, SampleLog.Day),
            LogEntry.Reinstated(SampleLog.Petition, 7, SampleLog.Day));
        await _log.PublishAsync();
        await PinAsync(page);
        await page.GetByLabel("The published log").SetInputFilesAsync(_log.Folder);
        await page.GetByLabel("Your receipt").SetInputFilesAsync(fifth);
        await CheckAsync(page, "Not counted: withdrawn", "Signature 5 was counted, and was then taken back");
        await page.GetByLabel("Your receipt").SetInputFilesAsync(sixth);
        await CheckAsync(page, "Not counted: declared invalid", "Ask them why");
        await PictureAsync(page, "invalid");
        await page.GetByLabel("Your receipt").SetInputFilesAsync(seventh);
        await CheckAsync(page, "Counted", "Signature 7 stands in the published log");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("298 counted of 300 signatures");
    });

    [FactInBrowser]
    public Task A_receipt_that_proves_nothing_is_refused() => browser.OpenAsync(Look.Phone, PageFile, async page =>
    {
        await _log.PublishAsync();
        var good = await _log.ReceiptAsync(5);
        using var other = Core.Ledger.Notes.LogKey.Create();
        var checkpoint = Checkpoint.Read(Core.Ledger.Notes.SignedNote.Parse(good.Checkpoint));
        var broken = new (string Json, string Headline)[]
        {
            ((good with { Serial = 6 }).ToJson(), "This receipt proves nothing"),
            ((good with { Checkpoint = checkpoint.Sign(other).ToString() }).ToJson(), "This receipt proves nothing"),
            ((good with { Checkpoint = (checkpoint with { Origin = "petitionbot/fedcba9876543210" }).Sign(_log.Key).ToString() }).ToJson(), "Not of this log"),
            ("{\"name\":\"<img src=x onerror=alert(1)>\"}", "This is no receipt"),
        };
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing to check yet");
        await page.GetByLabel("Your receipt").SetInputFilesAsync(_log.Save("receipt.json", good.ToJson()).FullName);
        await page.GetByLabel("The log’s key").FillAsync("petitionbot/0123456789abcdef");
        await CheckAsync(page, "This is no log’s key", "Copy it whole");
        await PinAsync(page);
        foreach (var (json, headline) in broken)
        {
            await page.GetByLabel("Your receipt").SetInputFilesAsync(_log.Save("broken.json", json).FullName);
            await CheckAsync(page, headline, "");
        }

        await PictureAsync(page, "refused");
    });

    [FactInBrowser]
    public Task A_log_that_was_tampered_with_is_refused_with_the_reason() => browser.OpenAsync(Look.Wide, PageFile, async page =>
    {
        await _log.PublishAsync();
        await PinAsync(page);
        var bundle = Path.Combine(_log.Folder, "tile", "entries", "000");
        var bytes = await File.ReadAllBytesAsync(bundle);
        await File.WriteAllBytesAsync(bundle, [.. bytes[..60], (byte)(bytes[60] ^ 1), .. bytes[61..]]);
        await page.GetByLabel("The published log").SetInputFilesAsync(_log.Folder);
        await CheckAsync(page, "The log does not hold", "something was changed, removed or added");
        File.Delete(bundle);
        await page.GetByLabel("The published log").SetInputFilesAsync(_log.Folder);
        await CheckAsync(page, "The log does not hold", "The file tile/entries/000 is missing.");
    });

    [TheoryInBrowser]
    [InlineData(ColorScheme.Light, "ru", "Была засчитана, когда выдавали квитанцию")]
    [InlineData(ColorScheme.Dark, "kk", "Түбіртек берілген кезде есепте болған")]
    [InlineData(ColorScheme.Dark, "en", "Was counted when the receipt was made")]
    public Task Nobody_is_shut_out_in_any_language(ColorScheme colours, string language, string counted) =>
        browser.OpenAsync(Look.Phone with { Colours = colours, BypassPolicy = true }, PageFile, async page =>
        {
            await _log.PublishAsync();
            await page.Locator($"[data-language={language}]").ClickAsync();
            await Access.CheckAsync(page, "before");
            await page.Locator("#key").FillAsync($"{_log.Pinned}");
            await page.Locator("#receipt").SetInputFilesAsync(await ReceiptAsync(5));
            await page.Locator("button[type=submit]").ClickAsync();
            await Assertions.Expect(page.Locator(".answer strong")).ToHaveTextAsync(counted);
            await Access.CheckAsync(page, "counted");
            await page.Locator("#receipt").SetInputFilesAsync(_log.Save("broken.json", "{}").FullName);
            await page.Locator("button[type=submit]").ClickAsync();
            await Assertions.Expect(page.Locator(".answer.bad")).ToBeVisibleAsync();
            await Access.CheckAsync(page, "refused");
            // Nothing runs over the edge of a small phone.
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
            await PictureAsync(page, string.Create(CultureInfo.InvariantCulture, $"{language}-{colours}"));
        });

    private Task PinAsync(IPage page) => page.GetByLabel("The log’s key").FillAsync($"{_log.Pinned}");

    private async Task<string> ReceiptAsync(long serial) => _log.Save($"receipt-{serial}.json", (await _log.ReceiptAsync(serial)).ToJson()).FullName;

    private static async Task CheckAsync(IPage page, string headline, string sentence)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
        var answer = page.GetByRole(AriaRole.Status).Locator(".answer").First;
        await Assertions.Expect(answer.Locator("strong")).ToHaveTextAsync(headline);
        await Assertions.Expect(answer).ToContainTextAsync(sentence);
    }

    // To look at, beside those of failures.
    private static Task PictureAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = RepositoryFile.PathOf($"TestResults/verify-{name}.png"), FullPage = true });
}
