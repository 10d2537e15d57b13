using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PetitionBot.BrowserTests.Support;

/// <summary>What a scene is played with.</summary>
/// <param name="Program">The program, in playground mode.</param>
/// <param name="Page">A window that shows nothing yet.</param>
/// <param name="Watch">What fails the test besides the scene itself.</param>
internal sealed record Stage(PlaygroundProgram Program, IPage Page, PageWatch Watch)
{
    /// <summary>Opens the address that the program printed.</summary>
    public async Task<IResponse> OpenAsync() => (await Page.GotoAsync(Program.Url.ToString()))!;

    /// <summary>A person's phone, brought to the front where only one is shown at a time.</summary>
    public async Task<Phone> ShownPhoneAsync(string name)
    {
        var phone = Phone(name);
        var front = Page.GetByRole(AriaRole.Navigation, new() { Name = "People" }).GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{name}( ?,|$)") });
        await Assertions.Expect(phone.Node.Or(front).First).ToBeVisibleAsync();
        if (!await phone.Node.IsVisibleAsync()) await front.ClickAsync();
        await Assertions.Expect(phone.Node).ToBeVisibleAsync();
        return phone;
    }

    /// <summary>The people of the playground: name and id.</summary>
    public async Task<IReadOnlyDictionary<string, long>> PersonIdsAsync()
    {
        var answer = await Page.APIRequest.GetAsync($"{Program.Url}playground/api/persons");
        var list = JsonNode.Parse(await answer.TextAsync())!;
        return (list as JsonArray ?? list["persons"]!.AsArray()).ToDictionary(one => (string)one!["first_name"]!, one => (long)one!["id"]!);
    }

    /// <summary>Acts past the page, as another window on the same playground.</summary>
    public async Task PostAsync(string path, object body)
    {
        var answer = await Page.APIRequest.PostAsync($"{Program.Url}playground/api/{path}", new() { DataObject = body });
        Assert.True(answer.Ok, await answer.TextAsync());
    }

    /// <summary>A person's phone.</summary>
    public Phone Phone(string name) => new(Page, name);
}
