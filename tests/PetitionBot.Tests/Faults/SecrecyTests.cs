using System.Diagnostics;
using System.Text;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

public sealed class SecrecyTests
{
    private const string Name = "Шолпан Необыкновенная";

    [Fact]
    public async Task Neither_log_nor_disk_holds_the_token_a_name_or_an_id_after_a_run_with_faults()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.World.AddPerson("Эсмеральда", "en", id: 7_123_456_789, lastName: "Мастодонтова").OpenChat();
        var faults = bot.World.Faults;
        faults.Add(new Fault { Kind = FaultKind.Html, Method = "sendMessage", Times = 1 });
        faults.Add(new Fault { Kind = FaultKind.Drop, Method = "editMessageText", Times = 2 });
        faults.Add(new Fault { Kind = FaultKind.Truncated, Method = "deleteMessages", Times = 1 });
        faults.Add(new Fault { Status = 400, Description = $"Bad Request: {Name} bot{bot.World.Bot.Token}", Method = "answerCallbackQuery", Times = 1 });
        faults.DeliverRaw(bot.World.Bot, $$"""{"message":{"message_id":"x","text":"{{Name}}","from":{"id":7123456789,"first_name":"Эсмеральда"} } }""");

        await chat.SignSlowlyAsync(Phrases.In(Language.English), Name);
        faults.Add(new Fault { Kind = FaultKind.Drop, Method = "getUpdates", Times = 1 });
        chat.Send($"{Name} пишет ещё");
        await chat.WaitForTextAsync(Phrases.In(Language.English).NotUnderstood, FormSteps.Patience);

        SaysNothing(bot, await BytesAsync(bot.Folder));
        await bot.RestartAsync();
        SaysNothing(bot, await BytesAsync(bot.Folder));
    }

    private static void SaysNothing(RunningBot bot, string written)
    {
        string[] secrets = [bot.World.Bot.Token, bot.World.Bot.Token.Split(':')[1], Name, "Необыкновенная", "Эсмеральда", "Мастодонтова", "7123456789"];
        Assert.True(written.Length > 50_000);
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, bot.Log.All, StringComparison.OrdinalIgnoreCase);
            foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
                Assert.DoesNotContain(Encoding.Latin1.GetString(encoding.GetBytes(secret)), written, StringComparison.Ordinal);
        }
    }

    // Read by another process: closing a file here would drop the locks that SQLite holds on it.
    private static async Task<string> BytesAsync(TestFolder folder)
    {
        using var cat = Process.Start(new ProcessStartInfo("sh", ["-c", "find data secret -type f -exec cat {} +"])
        {
            WorkingDirectory = folder.Root,
            RedirectStandardOutput = true,
        })!;
        using var bytes = new MemoryStream();
        await cat.StandardOutput.BaseStream.CopyToAsync(bytes);
        await cat.WaitForExitAsync();
        Assert.Equal(0, cat.ExitCode);
        return Encoding.Latin1.GetString(bytes.ToArray());
    }
}
