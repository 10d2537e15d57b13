using System.Globalization;
using System.Text.RegularExpressions;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Faults;

/// <summary>Where a signer means to stop.</summary>
internal enum Ending
{
    Signed,
    Withdrawn,
    Draft,
}

/// <summary>
/// One person who goes through the whole dialogue. Nobody here tries again: whoever gets no answer waits for ever, so that
/// an update or a reply that is lost shows.
/// </summary>
internal sealed partial class Signer(PersonChat chat, int index, int seed)
{
    private static readonly string[] Regions = ["abai", "almaty-city", "astana"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(200);

    // Which chance decides must not hang on what the others do.
    private readonly Random _random = new(unchecked((seed * 1000) + index));
    private readonly HashSet<long> _shown = [];

    public PersonChat Chat => chat;

    public int Index => index;

    public Language Language { get; } = Languages.All[index % Languages.All.Count];

    public Phrases Say => Phrases.In(Language);

    public string Name { get; } = $"Қолқоюшы Тестов{(char)('А' + (index % 30))}{(char)('а' + (index / 30))}";

    public string Region => Regions[index % 3];

    public Ending Ending => (index % 6) switch { 4 => Ending.Withdrawn, 5 => Ending.Draft, _ => Ending.Signed };

    /// <summary>Whether this signer comes through the link of the one before.</summary>
    public bool IsBrought => index % 6 == 1;

    /// <summary>Every number that this person was ever told to have.</summary>
    public IReadOnlyCollection<long> Shown
    {
        get
        {
            lock (_shown)
            {
                foreach (var message in chat.Messages)
                {
                    if (NumberOf(message) is { } number) _shown.Add(number);
                }

                return [.. _shown];
            }
        }
    }

    /// <summary>Whether the person was told that the signature is withdrawn.</summary>
    public bool IsToldWithdrawn { get; private set; }

    public bool TapsTwice => index % 2 == 0;

    /// <summary>The whole way. The one before is whose link a brought signer follows.</summary>
    public async Task RunAsync(Signer? before)
    {
        if (IsBrought) chat.Person.OpenLink((await before!.NumberAsync()).Buttons.First(button => button.Kind == ButtonKind.CopyText).Data);
        else chat.Start();
        await PressAsync("1|s|");
        await PressAsync("1|a|");
        await SeeAsync(message => message.Text.Contains(Say.AskName, StringComparison.Ordinal));
        chat.Send(Name);
        await PressAsync("1|g|", Region);
        if (Ending == Ending.Draft)
        {
            await FindAsync("1|c|");
            return;
        }

        await PressAsync("1|c|");
        await NumberAsync();
        _ = Shown;
        if (Ending == Ending.Withdrawn) await WithdrawAsync();
    }

    private Task<ChatMessage> NumberAsync() => SeeAsync(message => NumberOf(message) is not null);

    private async Task WithdrawAsync()
    {
        chat.Send("/me");
        await PressAsync("1|w|");
        var asked = await PressAsync("1|wy|");
        // In place of the question, or behind it where that cannot be edited.
        await chat.WaitUntilAsync(
            now => now.Messages.Any(message => message.FromBot && message.Id >= asked.Id && !message.Buttons.Any(IsWithdrawing)), Patience);
        IsToldWithdrawn = true;
    }

    private static bool IsWithdrawing(Button button) => button.Data.StartsWith("1|w", StringComparison.Ordinal);

    private async Task<ChatMessage> PressAsync(string verb, string argument = "")
    {
        var message = await FindAsync(verb);
        var data = message.Buttons.First(button => Fits(button, verb, argument)).Data;
        await Task.Delay(_random.Next(150));
        chat.Press(message.Id, data);
        if (!TapsTwice) return message;
        if (_random.Next(2) == 0) await Task.Delay(_random.Next(60));
        chat.Press(message.Id, data);
        return message;
    }

    private Task<ChatMessage> FindAsync(string verb) => SeeAsync(message => message.Buttons.Any(button => Fits(button, verb, "")));

    private Task<ChatMessage> SeeAsync(Func<ChatMessage, bool> fits) => chat.WaitForAsync(message => message.FromBot && fits(message), Patience);

    private static bool Fits(Button button, string verb, string argument) =>
        button.Data.StartsWith(verb, StringComparison.Ordinal) && button.Data.EndsWith(argument, StringComparison.Ordinal);

    private long? NumberOf(ChatMessage message) =>
        message.Source is { } source && Bold().Match(source) is { Success: true } match
        && long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is var number
        && source.StartsWith(Say.SignedNow(number), StringComparison.Ordinal)
            ? number
            : null;

    [GeneratedRegex(@"<b>(\d+)</b>")]
    private static partial Regex Bold();
}
