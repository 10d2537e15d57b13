using PetitionBot.BrowserTests.Support;

namespace PetitionBot.BrowserTests;

/// <summary>The least that has to hold before anything else can.</summary>
[Collection(InOneBrowser.Name)]
public sealed class SmokeTests(BrowserFixture browser)
{
    [FactInBrowser]
    public Task The_printed_address_answers() => browser.PlayAsync(Look.Wide, async stage =>
    {
        var answer = await stage.Page.APIRequest.GetAsync($"{stage.Program.Url}playground/api/state");
        Assert.Equal(200, answer.Status);
        Assert.Contains("bots", await answer.TextAsync(), StringComparison.Ordinal);
    });
}
