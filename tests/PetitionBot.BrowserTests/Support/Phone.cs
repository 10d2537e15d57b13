using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PetitionBot.BrowserTests.Support;

/// <summary>One person's phone in the page, found as somebody finds it who cannot see: by roles and names.</summary>
internal sealed class Phone(IPage page, string name)
{
    /// <summary>The person's name.</summary>
    public string Name => name;

    /// <summary>All of it.</summary>
    public ILocator Node { get; } = page.GetByRole(AriaRole.Region, new() { Name = $"{name}’s phone", Exact = true });

    /// <summary>The messages of the open chat.</summary>
    public ILocator Log => Node.GetByRole(AriaRole.Log);

    /// <summary>Where one types.</summary>
    public ILocator Field => Node.GetByRole(AriaRole.Textbox, new() { Name = "Message", Exact = true });

    /// <summary>Every message of the open chat.</summary>
    public ILocator Messages => Log.GetByRole(AriaRole.Article);

    /// <summary>The newest button under a message with this label.</summary>
    public ILocator Button(string label) => Log.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last;

    /// <summary>The big button by which a talk with a bot begins.</summary>
    public Task StartAsync() => Node.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();

    /// <summary>Presses the newest button under a message with this label, as soon as there is one.</summary>
    public Task PressAsync(string label) => Button(label).ClickAsync();

    /// <summary>Presses a button that changes the message it stands under, and waits for the change.</summary>
    public async Task TurnAsync(string label)
    {
        var button = await Button(label).ElementHandleAsync();
        await button.ClickAsync();
        await button.WaitForElementStateAsync(ElementState.Hidden);
    }

    /// <summary>Types and sends.</summary>
    public async Task WriteAsync(string text)
    {
        await Field.FillAsync(text);
        await Field.PressAsync("Enter");
        await Assertions.Expect(Field).ToHaveValueAsync("");
    }

    /// <summary>Waits until a message of the open chat has this text in it.</summary>
    public Task SeeAsync(string text) => Assertions.Expect(Messages.Filter(new() { HasText = text }).Last).ToBeVisibleAsync();

    /// <summary>Gives the person the organizer's part.</summary>
    public Task OrganizeAsync() => Node.GetByRole(AriaRole.Switch, new() { Name = "Organizer" }).ClickAsync();

    /// <summary>Opens another chat.</summary>
    public Task OpenChatAsync(string title) =>
        Node.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex($"^{Regex.Escape(title)}( ?,|$)") }).ClickAsync();

    /// <summary>Forwards the newest message with this text and this button, and waits until the page says that it went.</summary>
    public async Task ForwardAsync(string text, string button, Phone to)
    {
        var label = page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        var message = Messages.Filter(new() { HasText = text, Has = label }).Last;
        await message.HoverAsync();
        await message.GetByRole(AriaRole.Button, new() { Name = "Message actions", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Forward…", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Forward to" }).GetByRole(AriaRole.Button, new() { NameRegex = new Regex(Regex.Escape(to.Name) + "$") }).ClickAsync();
        await Assertions.Expect(Node.GetByText($"Sent to {to.Name}")).ToBeVisibleAsync();
    }
}
