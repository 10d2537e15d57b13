using System.Globalization;
using Microsoft.Playwright;
using PetitionBot.BrowserTests.Support;
using PetitionBot.Core.Ledger;
using PetitionBot.Tests.Ledger;

namespace PetitionBot.BrowserTests;

/// <summary>The page that checks receipts and logs, opened from the disk as somebody does who trusts no server.</summary>
[Collection(InOneBrowser.Name)]
public sealed class CheckingPageTests(BrowserFixture browser) : CheckingPageTest(300)
{
    [FactInBrowser]
    public Task A_signer_sees_at_once_that_the_signature_is_counted() => browser.OpenAsync(Look.Phone, PageFile, async page =>
    {
        await Log.PublishAsync();
        await page.PinAsync(Log);
        await page.GetByLabel("Your receipt").SetInputFilesAsync(await Log.ReceiptFileAsync(5));
        await page.CheckAsync("Was counted when the receipt was made", "Signature 5 stood in the log when it had 300 entries");
        await page.PictureAsync("receipt");
        await page.GetByLabel("The published log").SetInputFilesAsync(Log.Folder);
        await page.CheckAsync("Counted", "Signature 5 stands in the published log and is counted. The log has 300 entries");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("300 counted of 300 signatures");
        await page.PictureAsync("log");
    });

    [FactInBrowser]
    public Task What_is_not_counted_any_more_is_said_with_its_reason() => browser.OpenAsync(Look.Phone, PageFile, async page =>
    {
        var (fifth, sixth, seventh) = (await Log.ReceiptFileAsync(5), await Log.ReceiptFileAsync(6), await Log.ReceiptFileAsync(7));
        await Log.AppendAsync(
            LogEntry.Withdrawn(SampleLog.Petition, 5, SampleLog.Day),
            LogEntry.Invalidated(SampleLog.Petition, 6, SampleLog.Day),
            LogEntry.Invalidated(SampleLog.Petition, 7, SampleLog.Day),
            LogEntry.Reinstated(SampleLog.Petition, 7, SampleLog.Day));
        await Log.PublishAsync();
        await page.PinAsync(Log);
        await page.GetByLabel("The published log").SetInputFilesAsync(Log.Folder);
        await page.GetByLabel("Your receipt").SetInputFilesAsync(fifth);
        await page.CheckAsync("Not counted: withdrawn", "Signature 5 was counted, and was then taken back");
        await page.GetByLabel("Your receipt").SetInputFilesAsync(sixth);
        await page.CheckAsync("Not counted: declared invalid", "Ask them why");
        await page.PictureAsync("invalid");
        await page.GetByLabel("Your receipt").SetInputFilesAsync(seventh);
        await page.CheckAsync("Counted", "Signature 7 stands in the published log");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("298 counted of 300 signatures");
    });

    [FactInBrowser]
    public Task A_receipt_that_proves_nothing_is_refused() => browser.OpenAsync(Look.Phone, PageFile, async page =>
    {
        await Log.PublishAsync();
        var good = await Log.ReceiptAsync(5);
        using var other = Core.Ledger.Notes.LogKey.Create();
        var checkpoint = Checkpoint.Read(Core.Ledger.Notes.SignedNote.Parse(good.Checkpoint));
        var broken = new (string Json, string Headline)[]
        {
            ((good with { Serial = 6 }).ToJson(), "This receipt proves nothing"),
            ((good with { Checkpoint = checkpoint.Sign(other).ToString() }).ToJson(), "This receipt proves nothing"),
            ((good with { Checkpoint = (checkpoint with { Origin = "petitionbot/fedcba9876543210" }).Sign(Log.Key).ToString() }).ToJson(), "Not of this log"),
            ("{\"name\":\"<img src=x onerror=alert(1)>\"}", "This is no receipt"),
        };
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing to check yet");
        await page.GetByLabel("Your receipt").SetInputFilesAsync(Log.Save("receipt.json", good.ToJson()).FullName);
        await page.GetByLabel("The log’s key").FillAsync("petitionbot/0123456789abcdef");
        await page.CheckAsync("This is no log’s key", "Copy it whole");
        await page.PinAsync(Log);
        foreach (var (json, headline) in broken)
        {
            await page.GetByLabel("Your receipt").SetInputFilesAsync(Log.Save("broken.json", json).FullName);
            await page.CheckAsync(headline, "");
        }

        await page.PictureAsync("refused");
    });

    [FactInBrowser]
    public Task A_log_that_was_tampered_with_is_refused_with_the_reason() => browser.OpenAsync(Look.Wide, PageFile, async page =>
    {
        await Log.PublishAsync();
        await page.PinAsync(Log);
        var bundle = Path.Combine(Log.Folder, "tile", "entries", "000");
        var bytes = await File.ReadAllBytesAsync(bundle);
        await File.WriteAllBytesAsync(bundle, [.. bytes[..60], (byte)(bytes[60] ^ 1), .. bytes[61..]]);
        await page.GetByLabel("The published log").SetInputFilesAsync(Log.Folder);
        await page.CheckAsync("The log does not hold", "something was changed, removed or added");
        File.Delete(bundle);
        await page.GetByLabel("The published log").SetInputFilesAsync(Log.Folder);
        await page.CheckAsync("The log does not hold", "The file tile/entries/000 is missing.");
    });

    [TheoryInBrowser]
    [InlineData(ColorScheme.Light, "ru", "Была засчитана, когда выдавали квитанцию")]
    [InlineData(ColorScheme.Dark, "kk", "Түбіртек берілген кезде есепте болған")]
    [InlineData(ColorScheme.Dark, "en", "Was counted when the receipt was made")]
    public Task Nobody_is_shut_out_in_any_language(ColorScheme colours, string language, string counted) =>
        browser.OpenAsync(Look.Phone with { Colours = colours, BypassPolicy = true }, PageFile, async page =>
        {
            await Log.PublishAsync();
            await page.Locator($"[data-language={language}]").ClickAsync();
            await Access.CheckAsync(page, "before");
            await page.Locator("#key").FillAsync($"{Log.Pinned}");
            await page.Locator("#receipt").SetInputFilesAsync(await Log.ReceiptFileAsync(5));
            await page.Locator("button[type=submit]").ClickAsync();
            await Assertions.Expect(page.Locator(".answer strong")).ToHaveTextAsync(counted);
            await Access.CheckAsync(page, "counted");
            await page.Locator("#receipt").SetInputFilesAsync(Log.Save("broken.json", "{}").FullName);
            await page.Locator("button[type=submit]").ClickAsync();
            await Assertions.Expect(page.Locator(".answer.bad")).ToBeVisibleAsync();
            await Access.CheckAsync(page, "refused");
            // Nothing runs over the edge of a small phone.
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
            await page.PictureAsync(string.Create(CultureInfo.InvariantCulture, $"{language}-{colours}"));
        });
}
