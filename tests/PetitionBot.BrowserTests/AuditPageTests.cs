using Microsoft.Playwright;
using PetitionBot.BrowserTests.Support;
using PetitionBot.Core.Ledger;

namespace PetitionBot.BrowserTests;

/// <summary>What an auditor sees of opened records: all of it as text, whatever people filled in.</summary>
[Collection(InOneBrowser.Name)]
public sealed class AuditPageTests(BrowserFixture browser) : CheckingPageTest(40)
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Log.PublishAsync();
    }

    [FactInBrowser]
    public Task An_auditor_reads_who_was_drawn_and_what_that_proves() => browser.OpenAsync(Look.Phone, PageFile, async page =>
    {
        await OpenAsync(page, Log.Open(10), withLog: false);
        await page.CheckAsync("The log is missing", "choose its folder too");
        await page.GetByLabel("The published log").SetInputFilesAsync(Log.Folder);
        await page.CheckAsync("All 10 drawn are what was signed", "10 of 40 were drawn. With 95 % confidence at most 9 (22.5 %) of all");
        var result = page.GetByRole(AriaRole.Status);
        await Assertions.Expect(result).ToContainTextAsync("call or meet them");
        await Assertions.Expect(result).ToContainTextAsync("the lottery of 1 July: 3 14 15 92");
        await Assertions.Expect(result.Locator(".person")).ToHaveCountAsync(10);
        await page.PictureAsync("audit");
    });

    [FactInBrowser]
    public Task Hostile_names_are_shown_and_do_nothing() => browser.OpenAsync(Look.Wide, PageFile, async page =>
    {
        await OpenAsync(page, Log.Open(40));
        await page.CheckAsync("All 40 drawn are what was signed", "Every counted signature of 40 was looked at.");
        var result = page.GetByRole(AriaRole.Status);
        await Assertions.Expect(result).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await Assertions.Expect(result).ToContainTextAsync("</p><script>alert(2)</script>");
        Assert.Equal(0, await result.Locator("img, script").CountAsync());
        // A letter that turns the direction of writing stays within its own field.
        Assert.Equal("isolate", await result.Locator("bdi", new() { HasText = "evil" }).EvaluateAsync<string>("node => getComputedStyle(node).unicodeBidi"));
    });

    [FactInBrowser]
    public Task What_does_not_hold_is_named_by_number() => browser.OpenAsync(Look.Phone with { BypassPolicy = true }, PageFile, async page =>
    {
        var good = Log.Open(10);
        var faulty = good with
        {
            Records = [good.Records[0] with { Salt = new byte[32] }, .. good.Records.Skip(3)],
            Unopened = [new(good.Records[1].Serial, UnopenedRecord.Missing)],
        };
        await OpenAsync(page, faulty);
        await page.CheckAsync("3 of 10 drawn cannot be trusted", "With 95 % confidence at most");
        foreach (var (record, why) in new[] { (0, "fields or salt are not what was signed"), (1, "the organizers have no record of it"), (2, "was drawn and is not in the file") })
            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync($"Signature {good.Records[record].Serial}{why}");
        await Access.CheckAsync(page, "an audit");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
        await page.PictureAsync("audit-faulty");
        await page.GetByLabel("Opened records").SetInputFilesAsync(Log.Save("opened.json", "{}").FullName);
        await page.CheckAsync("These are no opened records", "");
    });

    private async Task OpenAsync(IPage page, OpenedRecords opened, bool withLog = true)
    {
        await page.PinAsync(Log);
        if (withLog) await page.GetByLabel("The published log").SetInputFilesAsync(Log.Folder);
        await page.GetByText("For auditors").ClickAsync();
        await page.GetByLabel("Opened records").SetInputFilesAsync(Log.Save("opened.json", opened.ToJson()).FullName);
    }
}
