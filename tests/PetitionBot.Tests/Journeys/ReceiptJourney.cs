using System.Text;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Faults;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

public sealed class ReceiptJourney
{
    [Theory]
    [InlineData("ru", Language.Russian)]
    [InlineData("kk", Language.Kazakh)]
    [InlineData("en", Language.English)]
    public async Task Somebody_signs_takes_the_receipt_and_another_one_checks_it_in_the_chat_and_without_it(string tag, Language language)
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(language);
        var signer = bot.Person("Anna", tag);
        await signer.SignSlowlyAsync(say, "Anna Karenina");

        var json = await TakeReceiptAsync(signer, say);

        Assert.DoesNotContain("Karenina", json, StringComparison.Ordinal);
        var key = NoteKey.Parse((await bot.Store.ReadAsync(unit => Encoding.UTF8.GetString(unit.Meta.Find("log-key")!)))!);
        Assert.Equal(ReceiptVerdict.Included, Receipt.Parse(json).Check(key));
        var other = bot.Person("Boris", tag);
        var day = Receipt.Parse(json).Day;
        Assert.Equal(say.ReceiptCounted(1, day, 1), await AskAsync(other, json));
        Assert.Equal(say.ReceiptCounted(1, day, 1), await AskAsync(other, "/verify " + json));
        Assert.Equal(say.ReceiptCounted(1, day, 1), await AnsweredAsync(other, other.SendDocument("receipt.json", Encoding.UTF8.GetBytes(json))));

        Assert.StartsWith("✅", await AskAsync(signer, "/me"), StringComparison.Ordinal);
        await signer.TapAsync(say.WithdrawButton);
        await signer.TapAsync(say.WithdrawYesButton);
        await signer.WaitForTextAsync(Plain(say.WithdrawDone(1)));
        Assert.Equal(say.ReceiptWithdrawn(1, day), await AskAsync(other, json));
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task What_is_no_genuine_receipt_of_this_log_is_told_apart()
    {
        await using var bot = await RunningBot.StartAsync();
        await using var elsewhere = await RunningBot.StartAsync();
        var say = Phrases.In(Language.English);
        var (signer, stranger) = (bot.Person("Anna", "en"), elsewhere.Person("Boris", "en"));
        await signer.SignSlowlyAsync(say, "Anna Karenina");
        await stranger.SignSlowlyAsync(say, "Boris Godunov");
        var json = await TakeReceiptAsync(signer, say);
        var foreign = await TakeReceiptAsync(stranger, say);

        signer.Send("/verify");
        await signer.WaitForTextAsync(say.AskReceipt);
        Assert.Equal(say.NoReceipt, await AskAsync(signer, "{}"));
        Assert.Equal(say.NoReceipt, await AskAsync(signer, "/verify me"));
        Assert.Equal(say.ReceiptOfOtherLog, await AskAsync(signer, foreign));
        Assert.Equal(say.ReceiptOfOtherLog, await AnsweredAsync(signer, signer.SendDocument("receipt.json", Encoding.UTF8.GetBytes(foreign))));
        Assert.Equal(say.NoReceipt, await AnsweredAsync(signer, signer.SendDocument("cat.jpg", new byte[] { 0xff, 0xd8, 0xff })));
        Assert.Equal(say.NoReceipt, await AnsweredAsync(signer, signer.SendDocument("film.mp4", new byte[100_000])));
        Assert.Equal(say.ReceiptChanged, await AskAsync(signer, (Receipt.Parse(json) with { Serial = 2 }).ToJson()));
        Assert.Equal(say.ReceiptChanged, await AskAsync(signer, (Receipt.Parse(json) with { Digest = new byte[32] }).ToJson()));
    }

    [Fact]
    public async Task Whoever_was_flagged_is_not_told_that_they_are_counted_but_why_they_are_not()
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.English);
        var signer = bot.Person("Anna", "en");
        await signer.SignSlowlyAsync(say, "Anna Karenina");
        var json = await TakeReceiptAsync(signer, say);

        var organizer = bot.Organizer("en");
        Assert.Equal(say.Judged(true, [1], [7]), await AskAsync(organizer, "/invalidate 1,7 signed twice"));

        var judged = await AskAsync(signer, json);
        Assert.StartsWith(say.ReceiptNotCounted(1, "signed twice", null), judged, StringComparison.Ordinal);
        Assert.DoesNotContain("✅", judged, StringComparison.Ordinal);
        Assert.Equal(0, await bot.CountAsync());
        signer.Press(signer.Messages.First(message => message.Buttons.Any(button => button.Text == say.ReceiptButton)).Id, "1|rc|fair-elections|1");
        await signer.WaitForTextAsync("signed twice");
        Assert.Single(signer.Messages, message => message.Document is not null);
        await bot.CheckBookAsync();

        Assert.Equal(say.Judged(false, [1], []), await AskAsync(organizer, "/reinstate 1"));
        Assert.StartsWith("✅", await AskAsync(signer, json), StringComparison.Ordinal);
        Assert.Equal(1, await bot.CountAsync());
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task A_receipt_that_was_given_before_the_log_was_changed_says_so_loudly()
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.English);
        var signer = bot.Person("Anna", "en");
        await signer.SignSlowlyAsync(say, "Anna Karenina");
        var json = await TakeReceiptAsync(signer, say);

        await bot.RestartAsync(() =>
        {
            Raw.Run(Path.Combine(bot.Folder.Root, "data", "petition.db"), "DROP TRIGGER leaves_are_not_changed; UPDATE leaves SET bytes = zeroblob(length(bytes))");
            return Task.CompletedTask;
        });

        Assert.Equal(say.ReceiptForked(1), await AskAsync(signer, json));
    }

    [Fact]
    public async Task Taps_for_more_receipts_get_one_and_where_no_file_can_be_sent_its_text_comes()
    {
        await using var bot = await RunningBot.StartAsync();
        var say = Phrases.In(Language.English);
        var signer = bot.Person("Anna", "en");
        bot.World.Faults.Add(new Fault { Status = 400, Method = "sendDocument" });
        await signer.SignSlowlyAsync(say, "Anna Karenina");

        var presses = Enumerable.Range(0, 10).Select(_ => signer.PressButton(say.ReceiptButton)).ToList();
        foreach (var press in presses) await press.WaitForAnswerAsync();
        await bot.QuietAsync();

        var text = Assert.Single(signer.Messages, message => message.FromBot && message.Text.Contains(Receipt.CurrentFormat, StringComparison.Ordinal)).Text;
        Assert.Equal(9, presses.Count(press => press.Text == say.WholeTextAgainNote));
        var json = text[text.IndexOf('{', StringComparison.Ordinal)..];
        Assert.StartsWith("✅", await AskAsync(signer, json), StringComparison.Ordinal);
    }

    private static async Task<string> TakeReceiptAsync(PersonChat chat, Phrases say)
    {
        await chat.TapAsync(say.ReceiptButton);
        var file = (await chat.WaitForAsync(message => message.Document is not null)).Document!;
        Assert.Equal("receipt-fair-elections-1.json", file.Name);
        return Encoding.UTF8.GetString(file.Content.ToArray());
    }

    // The answer as it was written, to compare it with the phrase.
    private static Task<string> AskAsync(PersonChat chat, string text) => AnsweredAsync(chat, chat.Send(text));

    private static async Task<string> AnsweredAsync(PersonChat chat, ChatMessage sent) =>
        (await chat.WaitForAsync(message => message.FromBot && message.Id > sent.Id)).Source!;

    private static string Plain(string html) => TelegramHtml.ToPlain(html);
}
