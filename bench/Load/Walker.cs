using System.Diagnostics;
using PetitionBot.Playground;

namespace PetitionBot.Bench.Load;

/// <summary>One person who signs at a person's pace, over the emulator's chat. Every third one reads all demands first.</summary>
/// <param name="chat">Their chat with the bot.</param>
/// <param name="reads">Whether they read everything.</param>
/// <param name="thinking">How long they look at each answer.</param>
/// <param name="latencies">Is told how long each answer took.</param>
internal sealed class Walker(PersonChat chat, bool reads, TimeSpan thinking, Latencies latencies)
{
    private const string Petition = "fair-elections";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The whole way up to the number.</summary>
    public async Task SignAsync()
    {
        await ActAsync(() => chat.Start(), "1|s|");
        if (reads) await ReadAsync();
        await PressAsync("1|s|", "1|a|");
        await PressAsync("1|a|", "1|n|");
        await ActAsync(() => chat.Send("Айгүл Нұрланқызы"), "1|g|");
        await PressAsync("1|g|", "1|c|");
        var (message, confirm) = chat.FindButton("1|c|");
        await TimedAsync(() => chat.Press(message.Id, confirm.Data), shown => shown.Buttons.Any(button => button.Kind == ButtonKind.CopyText));
    }

    // One page after the other in the same message; each but the first one has the way back to the one before.
    private async Task ReadAsync()
    {
        await PressAsync(Page(1), Page(2));
        for (var page = 2; chat.Messages.Any(message => Offers(message, Page(page))); page++) await PressAsync(Page(page), Page(page - 1));
    }

    private static string Page(int number) => $"1|r|{Petition}|{number}";

    private Task PressAsync(string data, string awaited)
    {
        var (message, button) = chat.FindButton(data);
        return ActAsync(() => chat.Press(message.Id, button.Data), awaited);
    }

    private Task ActAsync(Action act, string awaited) => TimedAsync(act, message => Offers(message, awaited));

    private static bool Offers(ChatMessage message, string data) => message.Buttons.Any(button => button.Data.StartsWith(data, StringComparison.Ordinal));

    // From the moment at which the bot can ask for the update, until the answer stands in the chat.
    private async Task TimedAsync(Action act, Func<ChatMessage, bool> isAnswer)
    {
        var clock = Stopwatch.StartNew();
        act();
        await chat.WaitForAsync(isAnswer, Patience);
        latencies.Add(clock.Elapsed);
        await Task.Delay(thinking, TimeProvider.System);
    }
}
