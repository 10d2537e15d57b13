using System.Text;
using Microsoft.Playwright;
using PetitionBot.BrowserTests.Support;
using PetitionBot.Core.Texts;

namespace PetitionBot.BrowserTests;

/// <summary>A person sends the bot a file from the page.</summary>
[Collection(InOneBrowser.Name)]
public sealed class AttachTests(BrowserFixture browser)
{
    private static readonly Phrases Russian = Phrases.In(Language.Russian);

    [FactInBrowser]
    public Task A_file_is_attached_by_a_button_and_stands_in_the_chat() => browser.PlayAsync(Look.Phone, async stage =>
    {
        await stage.OpenAsync();
        var phone = await stage.ShownPhoneAsync("Данияр");
        await phone.StartAsync();
        await phone.Button(Russian.SignButton).WaitForAsync();

        // Twice the same: the second time is a file of its own.
        for (var i = 0; i < 2; i++) await AttachAsync(stage.Page, phone, "Квитанция №7.json", "{\"a\":\"ә\"}"u8.ToArray());

        await Assertions.Expect(phone.Messages.Filter(new() { HasText = "Квитанция №7.json" })).ToHaveCountAsync(2);
        await phone.SeeAsync(TelegramHtml.ToPlain(Russian.NoReceipt));
        var download = await stage.Page.RunAndWaitForDownloadAsync(() => phone.Log.GetByRole(AriaRole.Link, new() { Name = "Квитанция №7.json" }).Last.ClickAsync());
        Assert.Equal("Квитанция №7.json", download.SuggestedFilename);
        Assert.Equal("{\"a\":\"ә\"}", await File.ReadAllTextAsync(await download.PathAsync(), Encoding.UTF8));
    });

    [FactInBrowser]
    public Task What_no_bot_could_read_is_not_sent() => browser.PlayAsync(Look.Wide, async stage =>
    {
        await stage.OpenAsync();
        var phone = stage.Phone("Данияр");
        await phone.StartAsync();
        await phone.Button(Russian.SignButton).WaitForAsync();
        await AttachAsync(stage.Page, phone, "big.bin", new byte[(20 << 20) + 1]);
        await Assertions.Expect(phone.Node.GetByText("A bot can read files of up to 20 MB.")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Messages.Filter(new() { HasText = "big.bin" })).ToHaveCountAsync(0);
    });

    private static async Task AttachAsync(IPage page, Phone phone, string name, byte[] content)
    {
        var button = phone.Node.GetByRole(AriaRole.Button, new() { Name = "Attach a file", Exact = true });
        var chooser = await page.RunAndWaitForFileChooserAsync(() => button.PressAsync("Enter"));
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = "application/json", Buffer = content });
    }
}
