using PetitionBot.BrowserTests.Support;
using PetitionBot.Core.Texts;

namespace PetitionBot.BrowserTests;

/// <summary>What somebody does who tries the bot out in five minutes.</summary>
[Collection(InOneBrowser.Name)]
public sealed class SigningJourneys(BrowserFixture browser)
{
    private static readonly Phrases Russian = Phrases.In(Language.Russian);
    private static readonly Phrases Kazakh = Phrases.In(Language.Kazakh);

    [FactInBrowser]
    public Task One_reads_signs_and_forwards_and_another_signs_through_the_link() => browser.PlayAsync(Look.Wide, async stage =>
    {
        await stage.OpenAsync();
        var (first, second) = (stage.Phone("Данияр"), stage.Phone("Айгүл"));
        await first.StartAsync();
        Assert.True(await first.ReadAsync(Russian) >= 8);
        await first.SignAsync(Russian, "Данияр Сериков", "Область Абай", number: 1);
        await first.ForwardAsync("t.me/playground_bot?start=1l", Russian.SignButton, second);

        await second.OpenChatAsync("Данияр");
        await second.PressAsync(Russian.SignButton);
        await second.StartAsync();
        await second.SignAsync(Kazakh, "Айгүл Нұрланқызы", "Абай облысы", number: 2);

        // Whoever is no organizer learns nothing; the switch makes one.
        await first.WriteAsync("/stats");
        await first.SeeAsync(Plain(Russian.NotUnderstood));
        await first.OrganizeAsync();
        await first.WriteAsync("/stats");
        await first.SeeAsync(Plain(Russian.Count(2, null)));
    });

    [FactInBrowser]
    public Task All_of_it_works_with_a_thumb_on_a_small_phone() => browser.PlayAsync(Look.Phone, async stage =>
    {
        await stage.OpenAsync();
        var first = await stage.ShownPhoneAsync("Данияр");
        await first.StartAsync();
        await first.ReadAsync(Russian);
        await first.SignAsync(Russian, "Данияр Сериков", "Область Абай", number: 1);
        await first.ForwardAsync("t.me/playground_bot?start=1l", Russian.SignButton, stage.Phone("Айгүл"));

        var second = await stage.ShownPhoneAsync("Айгүл");
        await second.OpenChatAsync("Данияр");
        await second.PressAsync(Russian.SignButton);
        await second.StartAsync();
        await second.SignAsync(Kazakh, "Айгүл Нұрланқызы", "Абай облысы", number: 2);
        // Nothing sticks out at the side.
        Assert.True(await stage.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    });

    private static string Plain(string html) => TelegramHtml.ToPlain(html);
}
