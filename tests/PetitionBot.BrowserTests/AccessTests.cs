using Microsoft.Playwright;
using PetitionBot.BrowserTests.Support;
using PetitionBot.Core.Texts;

namespace PetitionBot.BrowserTests;

/// <summary>The page for somebody who does not see it, or has no mouse.</summary>
[Collection(InOneBrowser.Name)]
public sealed class AccessTests(BrowserFixture browser)
{
    private static readonly Phrases Say = Phrases.In(Language.Russian);

    // Set for this test's windows only: the checker is a script that the page's own policy rightly refuses.
    private static Look Checked(Look look, ColorScheme colours) => look with { Colours = colours, BypassPolicy = true };

    [TheoryInBrowser]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, false)]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, true)]
    public Task Nothing_in_the_page_shuts_anybody_out(ColorScheme colours, bool isPhone) =>
        browser.PlayAsync(Checked(isPhone ? Look.Phone : Look.Wide, colours), async stage =>
        {
            await stage.OpenAsync();
            var phone = await stage.ShownPhoneAsync("Данияр");
            await Access.CheckAsync(stage.Page, "before the start");
            await phone.StartAsync();
            await phone.SeeAsync("выборы");
            await phone.Button(Say.SignButton).WaitForAsync();
            await Access.CheckAsync(stage.Page, "a chat with buttons");
            await stage.Page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
            await stage.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
            await Access.CheckAsync(stage.Page, "a dialog");
        });

    [FactInBrowser]
    public Task A_person_without_a_mouse_starts_reads_and_writes() => browser.PlayAsync(Look.Wide, async stage =>
    {
        await stage.OpenAsync();
        var phone = await stage.ShownPhoneAsync("Айгүл");
        var kazakh = Phrases.In(Language.Kazakh);
        await TabToAsync(stage.Page, phone.Node.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }));
        await stage.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(phone.Field).ToBeFocusedAsync();

        await phone.Button(kazakh.ReadButton).WaitForAsync();
        await TabToAsync(stage.Page, phone.Button(kazakh.ReadButton), "Shift+Tab");
        await stage.Page.Keyboard.PressAsync("Enter");
        await phone.Button(kazakh.NextButton).WaitForAsync();
        // The message was made anew under the finger: the focus is still in it, not at the top of the page.
        Assert.True(await phone.Log.EvaluateAsync<bool>("log => log.contains(document.activeElement) && log !== document.activeElement"));

        await TabToAsync(stage.Page, phone.Field);
        await stage.Page.Keyboard.TypeAsync("/help");
        await stage.Page.Keyboard.PressAsync("Enter");
        await phone.SeeAsync("/sign");
    });

    [FactInBrowser]
    public Task The_focus_goes_through_a_phone_from_the_top_to_the_bottom() => browser.PlayAsync(Look.Wide, async stage =>
    {
        await stage.OpenAsync();
        var phone = await stage.ShownPhoneAsync("Айгүл");
        await phone.StartAsync();
        await phone.Button(Phrases.In(Language.Kazakh).SignButton).WaitForAsync();
        var tops = new List<double>();
        await phone.Node.GetByRole(AriaRole.Combobox).FocusAsync();
        while (await phone.Node.EvaluateAsync<bool>("node => node.contains(document.activeElement)"))
        {
            tops.Add(await stage.Page.EvaluateAsync<double>("() => { const e = document.activeElement, b = e.closest('.keyboard, .message, .composer, .owner, .tabs, .log') ?? e; return b.getBoundingClientRect().top; }"));
            await stage.Page.Keyboard.PressAsync("Tab");
            Assert.True(tops.Count < 60, "the focus does not leave the phone");
        }

        Assert.True(tops.Count >= 6, $"only {tops.Count} stops");
        Assert.True(tops[0] < tops[^1]);
        Assert.Contains(tops, top => top > tops[0]);
    });

    private static async Task TabToAsync(IPage page, ILocator target, string key = "Tab")
    {
        for (var i = 0; i < 60; i++)
        {
            if (await target.EvaluateAsync<bool>("node => node === document.activeElement")) return;
            await page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"{key} does not lead there: {target}");
    }
}
