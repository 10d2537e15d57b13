using Microsoft.Playwright;
using PetitionBot.Core.Texts;

namespace PetitionBot.BrowserTests.Support;

/// <summary>The way of a signer, by the buttons that stand in the chat.</summary>
internal static class Signing
{
    /// <summary>Reads the petition from the first demand to the last.</summary>
    /// <returns>How many pages there were.</returns>
    public static async Task<int> ReadAsync(this Phone phone, Phrases say)
    {
        await phone.TurnAsync(say.ReadButton);
        var pages = 1;
        for (; await phone.Button(say.NextButton).CountAsync() > 0; pages++) await phone.TurnAsync(say.NextButton);
        return pages;
    }

    /// <summary>Signs, from the Sign button to the number.</summary>
    /// <param name="phone">Whose.</param>
    /// <param name="say">What the bot says.</param>
    /// <param name="name">What is typed as the name.</param>
    /// <param name="region">The button of the region.</param>
    /// <param name="number">The number that is given.</param>
    public static async Task SignAsync(this Phone phone, Phrases say, string name, string region, long number)
    {
        await phone.PressAsync(say.SignButton);
        await phone.PressAsync(say.AgreeButton);
        await phone.SeeAsync(TelegramHtml.ToPlain(say.AskName));
        await phone.WriteAsync(name);
        await phone.PressAsync(region);
        await phone.PressAsync(say.ConfirmButton);
        await phone.SeeAsync(TelegramHtml.ToPlain(say.SignedNow(number)).Split('\n')[0]);
        await Assertions.Expect(phone.Messages.Filter(new() { HasText = name })).ToHaveCountAsync(0);
    }
}
