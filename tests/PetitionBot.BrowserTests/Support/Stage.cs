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
}
