using System.Diagnostics;
using Microsoft.Playwright;
using PetitionBot.BrowserTests.Support;
using PetitionBot.Core.Texts;

namespace PetitionBot.BrowserTests;

/// <summary>Three people and three hundred messages.</summary>
[Collection(InOneBrowser.Name)]
public sealed class ManyMessagesTests(BrowserFixture browser)
{
    private static readonly TimeSpan AnInstant = TimeSpan.FromSeconds(3);

    [FactInBrowser]
    public Task A_long_talk_stays_whole_in_order_and_quick() => browser.PlayAsync(Look.Wide, async stage =>
    {
        await stage.OpenAsync();
        await stage.ShownPhoneAsync("Данияр");
        await AddAsync(stage.Page, "Carol");
        Phone[] phones = [stage.Phone("Айгүл"), stage.Phone("Данияр"), stage.Phone("Carol")];
        foreach (var phone in phones) await phone.StartAsync();
        // 50 texts and 50 answers each, sent as the page sends them.
        var ids = await stage.PersonIdsAsync();
        for (var i = 1; i <= 50; i++)
        {
            await Task.WhenAll(ids.Values.Select(id => stage.PostAsync($"persons/{id}/send", new { text = $"word {i}" })));
            // The bot reads a burst of one person, and then one message a second.
            if (i >= 20) await Task.Delay(1100);
        }

        foreach (var phone in phones)
        {
            await Assertions.Expect(phone.Messages.Filter(new() { HasText = "word " })).ToHaveCountAsync(50, new() { Timeout = 120_000 });
            var said = await phone.Messages.Filter(new() { HasText = "word " }).Locator(".text").AllInnerTextsAsync();
            Assert.Equal(Enumerable.Range(1, 50).Select(i => $"word {i}"), said.Select(text => text.Split('\n')[0].Trim()));
            await Assertions.Expect(phone.Messages).ToHaveCountAsync(102, new() { Timeout = 120_000 });
        }

        var watch = Stopwatch.StartNew();
        await phones[0].WriteAsync("the last word");
        await phones[0].SeeAsync("the last word");
        Assert.True(watch.Elapsed < AnInstant, $"it took {watch.Elapsed}");

        await stage.Page.ReloadAsync();
        await phones[2].SeeAsync("word 50");
        await phones[2].PressAsync(Phrases.In(Language.Russian).ReadButton);
    });

    private static async Task AddAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "New person" });
        await dialog.GetByLabel("Name").FillAsync(name);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }
}
