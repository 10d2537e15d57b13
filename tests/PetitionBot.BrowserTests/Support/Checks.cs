using Microsoft.Playwright;
using PetitionBot.Tests.Ledger;
using PetitionBot.Tests.Support;

namespace PetitionBot.BrowserTests.Support;

/// <summary>The steps of somebody who checks something in the page, found by labels.</summary>
internal static class Checks
{
    /// <summary>Pins the log's key.</summary>
    public static Task PinAsync(this IPage page, SampleLog log) => page.GetByLabel("The log’s key").FillAsync($"{log.Pinned}");

    /// <summary>A file with the receipt of a serial.</summary>
    public static async Task<string> ReceiptFileAsync(this SampleLog log, long serial) =>
        log.Save($"receipt-{serial}.json", (await log.ReceiptAsync(serial)).ToJson()).FullName;

    /// <summary>Checks, and waits for this answer.</summary>
    public static async Task CheckAsync(this IPage page, string headline, string sentence)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
        var answer = page.GetByRole(AriaRole.Status).Locator(".answer").First;
        await Assertions.Expect(answer.Locator("strong")).ToHaveTextAsync(headline);
        await Assertions.Expect(answer).ToContainTextAsync(sentence);
    }

    /// <summary>A picture to look at, beside those of failures.</summary>
    public static Task PictureAsync(this IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = RepositoryFile.PathOf($"TestResults/verify-{name}.png"), FullPage = true });
}
