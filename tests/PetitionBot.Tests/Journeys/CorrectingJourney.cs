using System.Text;
using System.Text.Json;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Texts;
using PetitionBot.Operations;
using PetitionBot.Playground;
using PetitionBot.Tests.Faults;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

/// <summary>Somebody corrects what they filled in, takes along what is held of them, and leaves no name in the chat.</summary>
public sealed class CorrectingJourney : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Log => Path.Combine(_folder.Root, "log");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ru", Language.Russian)]
    [InlineData("kk", Language.Kazakh)]
    [InlineData("en", Language.English)]
    public async Task Correct_download_and_check_as_a_stranger(string tag, Language language)
    {
        await using var bot = await RunningBot.StartAsync(settings: [("Log:PublishTo", Log)]);
        var say = Phrases.In(language);
        var chat = bot.Person("Anna", tag);
        await chat.SignSlowlyAsync(say, "Anna Karenina");
        var old = await TakeAsync(chat, "1|rc|", "receipt-fair-elections-1.json", 1);
        chat.Send("/me");
        await chat.PressSlowlyAsync("1|co|");
        await chat.WaitForTextAsync(TelegramHtml.ToPlain(say.CorrectHint(1)), FormSteps.Patience);
        await chat.PressSlowlyAsync("1|a|");
        chat.Send("Anna Vronskaya");
        await chat.PressSlowlyAsync("1|g|");
        await chat.PressSlowlyAsync("1|cc|");
        await chat.WaitForTextAsync(TelegramHtml.ToPlain(say.CorrectDone(1)), FormSteps.Patience);
        await bot.QuietAsync();

        Assert.DoesNotContain(chat.Messages, message => message.Text.Contains("Karenina", StringComparison.Ordinal) || message.Text.Contains("Vronskaya", StringComparison.Ordinal));
        var corrected = await TakeAsync(chat, "1|rc|", "receipt-fair-elections-1.json", 2);
        var held = JsonDocument.Parse(await DownloadAsync(chat)).RootElement;
        Assert.Equal(say.DownloadAbout, held.GetProperty("about").GetString());
        var signature = held.GetProperty("petitions")[0].GetProperty("signature");
        Assert.Equal(say.DownloadSealedAbout, signature.GetProperty("answers").GetProperty("note").GetString());
        var opened = Envelope.Open(Convert.FromBase64String(signature.GetProperty("answers").GetProperty("sealed").GetString()!), TestKey.Key.Certificate, TestKey.Key.Key);
        Assert.Equal("Anna Vronskaya", CanonicalFields.Read(opened.AsSpan(Digest.SaltSize)).Name);
        await CheckAsync(bot, say, old, corrected);
        await bot.CheckBookAsync();
    }

    private async Task CheckAsync(RunningBot bot, Phrases say, string old, string corrected)
    {
        await bot.SignManyAsync(20);
        await bot.Publisher.PublishAsync(CancellationToken.None);
        Assert.False(Receipt.Parse(old).Corrected);
        Assert.True(Receipt.Parse(corrected).Corrected);
        var reader = bot.Person("Reader", null);
        foreach (var json in new[] { old, corrected })
        {
            Assert.Equal(ReceiptVerdict.Included, Receipt.Parse(json).Check(bot.LogKey));
            var sent = reader.Send(json);
            Assert.StartsWith("✅", (await reader.WaitForReplyAsync(sent.Id)).Text, StringComparison.Ordinal);
            var file = Path.Combine(_folder.Root, "receipt.json");
            await File.WriteAllTextAsync(file, json);
            using var output = new StringWriter();
            using var errors = new StringWriter();
            var code = VerifyCommand.Run(new FileInfo(file), new DirectoryInfo(Log), new FileInfo(Path.Combine(Log, LogPublisher.KeyFile)), output, errors);
            Assert.Equal((0, ""), (code, $"{errors}"));
            Assert.Contains("Signature 1 of fair-elections is counted.", $"{output}", StringComparison.Ordinal);
        }
    }

    private static async Task<byte[]> DownloadAsync(PersonChat chat)
    {
        chat.Send("/me");
        await chat.PressSlowlyAsync("1|da|");
        return Encoding.UTF8.GetBytes(await TakeAsync(chat, "1|dy|", "my-data.json", 1));
    }

    private static async Task<string> TakeAsync(PersonChat chat, string button, string name, int nth)
    {
        await chat.PressSlowlyAsync(button);
        await chat.WaitUntilAsync(now => now.Messages.Count(message => message.Document?.Name == name) == nth, FormSteps.Patience);
        return Encoding.UTF8.GetString(chat.Messages.Last(message => message.Document?.Name == name).Document!.Content.ToArray());
    }
}
