using Microsoft.Playwright;
using PetitionBot.BrowserTests.Support;
using PetitionBot.Core.Texts;

namespace PetitionBot.BrowserTests;

/// <summary>The line between page and program breaks in the middle of everything.</summary>
[Collection(InOneBrowser.Name)]
public sealed class BrokenLineTests(BrowserFixture browser)
{
    private const string Lost = "Connection lost. Trying again…";
    private static readonly Phrases Say = Phrases.In(Language.Russian);

    [FactInBrowser]
    public Task Without_a_line_nothing_typed_is_lost_and_with_it_the_talk_goes_on() => browser.PlayAsync(Look.Wide, async stage =>
    {
        await stage.OpenAsync();
        var phone = await stage.ShownPhoneAsync("Данияр");
        await phone.StartAsync();
        await phone.Button(Say.SignButton).WaitForAsync();
        await stage.Watch.WhileServerIsAwayAsync(async () =>
        {
            await stage.Page.Context.SetOfflineAsync(true);
            await Assertions.Expect(stage.Page.GetByText(Lost)).ToBeVisibleAsync();
            await phone.Field.FillAsync("/help");
            await phone.Field.PressAsync("Enter");
            await Assertions.Expect(phone.Node.GetByText("nothing was sent")).ToBeVisibleAsync();
            await Assertions.Expect(phone.Field).ToHaveValueAsync("/help");
            await stage.Page.Context.SetOfflineAsync(false);
            await Assertions.Expect(stage.Page.GetByText(Lost)).ToBeHiddenAsync();
        });
        await phone.Field.PressAsync("Enter");
        await phone.SeeAsync("/sign");
        await Assertions.Expect(phone.Messages.Filter(new() { HasText = "/help" }).First).ToBeVisibleAsync();
    });

    [TheoryInBrowser]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_restart_of_the_program_is_survived_without_a_reload(bool isKilled) => browser.PlayAsync(Look.Wide, async stage =>
    {
        await stage.OpenAsync();
        var phone = await stage.ShownPhoneAsync("Данияр");
        await phone.StartAsync();
        await phone.SignAsync(Say, "Данияр Сериков", "Область Абай", number: 1);
        await phone.Field.FillAsync("half a word");
        await stage.Watch.WhileServerIsAwayAsync(async () =>
        {
            if (isKilled) await stage.Program.KillAsync();
            else Assert.Equal(0, await stage.Program.StopAsync());
            await Assertions.Expect(stage.Page.GetByText(Lost)).ToBeVisibleAsync();
            await stage.Program.StartAgainAsync();
            await Assertions.Expect(stage.Page.GetByText(Lost)).ToBeHiddenAsync(new() { Timeout = 30_000 });
        });

        // The playground's memory began anew, the book did not: the same people are there, and the count is kept.
        phone = await stage.ShownPhoneAsync("Айгүл");
        await phone.StartAsync();
        await phone.SignAsync(Phrases.In(Language.Kazakh), "Айгүл Нұрланқызы", "Абай облысы", number: 2);
    });
}
