using System.Globalization;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Attacks;

/// <summary>What somebody of the crowd does.</summary>
internal enum Fate
{
    Signs,
    Corrects,
    Cleans,
    Cancels,
    Withdraws,
    Erases,
    Leaves,
    Blocks,
}

/// <summary>One person of the crowd, with everything that could give them away.</summary>
internal sealed class Member
{
    private static readonly string[] Given = ["Айгүл", "Нұрлан", "Шолпан", "Ерлан", "Дина", "Сергей", "Ольга", "Жібек", "Тимур", "Әсел"];
    private static readonly string[] Regions = ["north", "south", "east", "west"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public Member(int index, Random random)
    {
        Index = index;
        // Real ids have ten digits by now.
        Id = random.NextInt64(5_000_000_000, 9_000_000_000);
        Name = $"{Given[random.Next(Given.Length)]} {Word(random, 'А', 10)}";
        BetterName = $"{Given[random.Next(Given.Length)]} {Word(random, 'А', 10)}";
        ProfileName = Word(random, 'A', 9);
        ProfileSurname = Word(random, 'А', 9);
        Username = Word(random, 'A', 11);
        Phone = $"7{random.NextInt64(700_000_0000, 799_999_9999)}";
        Comment = $"{Word(random, 'А', 8)} {Word(random, 'А', 8)}";
        Region = Regions[random.Next(Regions.Length)];
        Language = Languages.All[index % 3];
        Fate = (index % 12) switch { 1 => Fate.Corrects, 3 => Fate.Withdraws, 5 => Fate.Cleans, 6 => Fate.Erases, 8 => Fate.Leaves, 10 => Fate.Blocks, 11 => Fate.Cancels, _ => Fate.Signs };
    }

    public int Index { get; }

    public long Id { get; }

    public string Name { get; }

    /// <summary>What the name is corrected to.</summary>
    public string BetterName { get; }

    public string ProfileName { get; }

    public string ProfileSurname { get; }

    public string Username { get; }

    public string Phone { get; }

    public string Comment { get; }

    public string Region { get; }

    public Language Language { get; }

    public Fate Fate { get; }

    public PersonChat Chat { get; private set; } = null!;

    private Phrases Say => Phrases.In(Language);

    /// <summary>The whole way, as fast as answers come.</summary>
    public async Task LiveAsync(TelegramWorld world, Func<string> link)
    {
        Chat = world.AddPerson(ProfileName, Language.Code(), Id, ProfileSurname, Username, Phone).OpenChat();
        if (Index % 5 == 4) Chat.Person.OpenLink(link());
        else Chat.Start();
        await PressAsync("1|s|");
        if (!await FillInAsync(Name)) return;
        if (Fate == Fate.Cancels) await CancelAsync();
        if (Fate == Fate.Cancels) return;
        await PressAsync("1|c|");
        if (Fate == Fate.Blocks) Chat.Block();
        if (Fate == Fate.Blocks) return;
        await Chat.WaitForAsync(message => message.Buttons.Any(button => button.Kind == ButtonKind.CopyText), Patience);
        if (Fate == Fate.Signs) return;
        Chat.Send("/me");
        await (Fate switch
        {
            Fate.Corrects => CorrectAsync(),
            Fate.Cleans => CleanAsync(),
            Fate.Withdraws => WithdrawAsync(),
            _ => EraseAsync(),
        });
    }

    /// <summary>Everything about the person that must be nowhere.</summary>
    public IEnumerable<(byte[] Bytes, string What)> Needles()
    {
        (string Text, string What)[] texts =
        [
            (Name, "name"), (BetterName, "corrected name"), (BetterName.Split(' ')[1], "corrected surname"), (Name.Split(' ')[1], "surname"), (ProfileName, "first name in the profile"), (ProfileSurname, "last name in the profile"),
            (Username, "username"), ($"@{Username}", "username with its sign"), (Phone, "phone"), ($"+{Phone}", "phone with its sign"), (Comment, "comment"), (Comment.Split(' ')[0], "word of a comment"),
        ];
        return texts.SelectMany(text => Attacks.Needles.OfText(text.Text).Select(form => (form.Bytes, $"{text.What} of {Index} ({Fate}) as {form.Form}")))
            .Concat(Attacks.Needles.OfNumber(long.Parse(Phone, CultureInfo.InvariantCulture)).Select(form => (form.Bytes, $"phone of {Index} ({Fate}) as a number, {form.Form}")))
            .Concat(Attacks.Needles.OfId(Id).Select(form => (form.Bytes, $"id of {Index} ({Fate}) as {form.Form}")));
    }

    private async Task<bool> FillInAsync(string name)
    {
        await PressAsync("1|a|");
        await Chat.WaitForTextAsync(Say.AskName, Patience);
        Chat.Send(name);
        await PressAsync("1|g|", Region);
        await Chat.WaitForTextAsync(Say.AskPhone, Patience);
        if (Fate == Fate.Leaves) return false;
        Chat.ShareContact();
        await Chat.WaitForTextAsync(Say.AskComment, Patience);
        Chat.Send(Comment);
        return true;
    }

    private async Task CancelAsync()
    {
        await Chat.WaitForAsync(message => message.Buttons.Any(button => button.Data.StartsWith("1|c|", StringComparison.Ordinal)), Patience);
        Chat.Send("/cancel");
        await Chat.WaitForTextAsync(TelegramHtml.ToPlain(Say.Cancelled), Patience);
    }

    private async Task CorrectAsync()
    {
        await PressAsync("1|co|");
        await FillInAsync(BetterName);
        await PressAsync("1|cc|");
        await Chat.WaitForTextAsync(TelegramHtml.ToPlain(Say.CorrectDone(1)).Split('.')[0], Patience);
    }

    private async Task CleanAsync()
    {
        await PressAsync("1|cl|");
        await PressAsync("1|cy|");
        await Chat.WaitUntilAsync(chat => chat.Messages is [var only] && only.Source == Say.CleanDone, Patience);
    }

    private async Task WithdrawAsync()
    {
        await PressAsync("1|w|");
        await PressAsync("1|wy|");
        await Chat.WaitUntilAsync(chat => chat.Messages.All(message => message.Buttons.All(button => !button.Data.StartsWith("1|wy|", StringComparison.Ordinal))), Patience);
    }

    private async Task EraseAsync()
    {
        await PressAsync("1|e|");
        await PressAsync("1|ea|");
        await PressAsync("1|ey|");
        await Chat.WaitForTextAsync(Say.EraseDone.Split('\n')[0], Patience);
    }

    private async Task PressAsync(string verb, string argument = "")
    {
        bool Fits(Button button) => button.Data.StartsWith(verb, StringComparison.Ordinal) && button.Data.EndsWith(argument, StringComparison.Ordinal);
        var message = await Chat.WaitForAsync(shown => shown.FromBot && shown.Buttons.Any(Fits), Patience);
        Chat.Press(message.Id, message.Buttons.First(Fits).Data);
    }

    private static string Word(Random random, char first, int letters) => string.Concat(
        Enumerable.Range(0, letters).Select(i => (char)((i == 0 ? first : first + (first == 'А' ? 32 : 32)) + random.Next(first == 'А' ? 30 : 26))));
}
