using System.Diagnostics;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults.Hostile;

/// <summary>One person presses and writes faster than anybody can, at the real program; the others notice nothing.</summary>
public sealed class FloodTests
{
    private const int Presses = 3000;
    private const int Messages = 600;

    private static readonly Phrases Say = Phrases.In(Language.English);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Three_thousand_presses_of_one_person_cost_no_more_than_a_few_and_somebody_else_signs_meanwhile()
    {
        using var folder = new TestFolder();
        folder.Add("plea/en.md", "# Plea\n\n1. Be fair.\n");
        await using var server = await BotApiServer.StartAsync(new BotApiServerOptions { Url = "http://127.0.0.1:0" });
        using var bot = BotProcess.Start(server, folder);
        await bot.ServesAsync();
        var (mallory, ann) = (server.World.AddPerson("Mallory", "en").OpenChat(), server.World.AddPerson("Ann Lee", "en").OpenChat());
        mallory.Start();
        var card = await mallory.WaitForAsync(message => message.Buttons.Any(), Patience);
        var clock = Stopwatch.StartNew();

        var presses = Enumerable.Range(0, Presses).Select(i => mallory.Press(card.Id, $"1|{(i % 2 == 0 ? "p" : "l")}|plea|")).ToList();
        for (var i = 0; i < Messages; i++) mallory.Send("/help");
        await SignAsync(ann);
        await bot.StopAsync();

        var limits = new CourierLimits();
        var most = limits.PersonBurst + ((int)clock.Elapsed.TotalSeconds * limits.PersonPerSecond);
        var told = 1 + (int)(clock.Elapsed / FloodGate.TellEvery);
        Assert.InRange(presses.Count(press => press.IsAnswered), limits.PersonBurst / 2, most + told);
        Assert.Contains(presses, press => press.Text == Say.TooFastNote);
        Assert.InRange(mallory.Messages.Count(message => message.FromBot), 1, most + told + 1);
        Assert.DoesNotContain("could not be handled", bot.Output, StringComparison.Ordinal);
    }

    private static async Task SignAsync(PersonChat chat)
    {
        chat.Start();
        foreach (var label in new[] { Say.SignButton, Say.AgreeButton, Say.UseNameButton("Ann Lee"), Say.ConfirmButton })
        {
            var message = await chat.WaitForAsync(shown => shown.Buttons.Any(button => button.Text == label), Patience);
            chat.Press(message.Id, message.Buttons.First(button => button.Text == label).Data);
        }

        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Kind == ButtonKind.CopyText), Patience);
    }
}
