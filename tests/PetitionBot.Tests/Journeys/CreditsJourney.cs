using Microsoft.Extensions.Time.Testing;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

public sealed class CreditsJourney
{
    private static readonly Phrases Say = Phrases.In(Language.English);

    [Fact]
    public async Task Whoever_shares_sees_in_steps_and_not_at_once_how_many_signed_through_the_link()
    {
        // Time stands still but between two steps: how long the machine takes to sign must not matter.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var bot = await RunningBot.StartAsync(
            folder =>
            {
                folder.Add("plea/en.md", "# Plea\n\n1. Be fair.\n");
                folder.Add("plea/petition.yaml", "fields: []\n");
            },
            time,
            ("Sharing:CreditInterval", "00:01:00"));
        var owner = bot.Person("Owner", "en");
        owner.Start();
        await owner.WaitForAsync(message => message.Buttons.Any(button => button.Text == Say.SignButton));
        var link = await ShareAsync(owner, null);

        int? shown = null;
        var signed = 0;
        foreach (var (number, step) in new (int, int?)[] { (1, null), (4, null), (5, 5), (9, 5), (10, 10), (20, 20), (49, 20), (50, 50), (100, 100) })
        {
            await Task.WhenAll(Enumerable.Range(signed, number - signed).Select(i => SignAsync(bot, i, link)));
            signed = number;
            Assert.Equal(number, await bot.CountAsync("plea"));
            await ShareAsync(owner, shown);
            await PassIntervalAsync(bot, time);
            shown = step;
            await ShareAsync(owner, shown);
        }

        await bot.CheckBookAsync();
    }

    // Asks for the link, and sees so many.
    private static async Task<string> ShareAsync(PersonChat owner, int? atLeast)
    {
        var asked = owner.Send("/share");
        var answer = await owner.WaitForAsync(message => message.Id > asked.Id && message.Buttons.Any(button => button.Kind == ButtonKind.CopyText));
        Assert.EndsWith(TelegramHtml.ToPlain(Say.Credits(atLeast)), answer.Text, StringComparison.Ordinal);
        return answer.Buttons.First(button => button.Kind == ButtonKind.CopyText).Data;
    }

    private static async Task SignAsync(RunningBot bot, int number, string link)
    {
        var chat = bot.World.AddPerson($"Friend {number}", "en").OpenLink(link);
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Text == Say.SignButton && button.Kind == ButtonKind.Callback));
        await chat.TapAsync(Say.SignButton);
        await chat.WaitForTextAsync("Your number");
    }

    // In small steps: calls over the network must not look late.
    private static async Task PassIntervalAsync(RunningBot bot, FakeTimeProvider time)
    {
        for (var i = 0; i < 14; i++)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(25);
        }

        for (var i = 0; i < 300 && (await bot.Store.ReadAsync(unit => unit.Links.ListPending())).Count > 0; i++) await Task.Delay(20);
    }
}
