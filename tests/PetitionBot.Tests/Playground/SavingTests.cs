using System.Text.RegularExpressions;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Playground;

/// <summary>What is there after a restart.</summary>
public sealed partial class SavingTests : SavedWorldTest
{
    private static readonly byte[] Png =
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 40, 0, 0, 0, 30, 7];

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        var before = await StartAsync();
        await LiveAsync(before);
        var (look, state) = (Look(before.World), await StateAsync(before));
        var updates = await CallAsync(before, "getUpdates", new { });
        Assert.True(updates.GetArrayLength() > 7);
        var description = await CallAsync(before, "getMyDescription", new { language_code = "kk" });
        await before.DisposeAsync();

        await using var after = await StartAsync();

        Assert.Equal(look, Look(after.World));
        Assert.Equal(state, await StateAsync(after));
        Assert.Equal($"{updates}", $"{await CallAsync(after, "getUpdates", new { })}");
        Assert.Equal($"{description}", $"{await CallAsync(after, "getMyDescription", new { language_code = "kk" })}");
        Assert.Equal("https://example.org/hook", (await CallAsync(after, "getWebhookInfo", new { }, OtherToken)).GetProperty("url").GetString());
        Assert.Equal("bad \ud83d half", after.World.FindPerson(1)!.OpenChat().Messages.Single(message => message.Text.StartsWith("bad", StringComparison.Ordinal)).Text);
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Files_are_there_byte_for_byte_and_can_be_sent_again()
    {
        var before = await StartAsync();
        before.World.AddPerson("Aigul", id: 1).OpenChat().Start();
        byte[] content = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        var id = (await UploadAsync(before, 1, "document", content, "петиция.pdf")).GetProperty("document").GetProperty("file_id").GetString();
        await before.DisposeAsync();

        await using var after = await StartAsync();
        await CallAsync(after, "sendDocument", new { chat_id = 1, document = id });
        var path = (await CallAsync(after, "getFile", new { file_id = id })).GetProperty("file_path").GetString();
        using var http = new HttpClient();

        Assert.Equal(content, await http.GetByteArrayAsync(new Uri(after.Url, $"/file/bot{Token}/{path}")));
        var documents = after.World.FindPerson(1)!.OpenChat().Messages.Select(message => message.Document).OfType<StoredFile>().ToList();
        Assert.Equal(2, documents.Count);
        Assert.Same(documents[0], documents[1]);
    }

    [Fact]
    public async Task Buttons_of_standing_and_of_deleted_messages_can_be_pressed()
    {
        var before = await StartAsync();
        before.World.AddPerson("Aigul", id: 1).OpenChat().Start();
        var standing = await SayAsync(before, 1, "Sign?", Inline(new { text = "Sign", callback_data = "1|s" }));
        var deleted = await SayAsync(before, 1, "Name?", Inline(new { text = "Name", callback_data = "1|n" }));
        await CallAsync(before, "deleteMessage", new { chat_id = 1, message_id = deleted });
        var confirmed = (await CallAsync(before, "getUpdates", new { }))[0].GetProperty("update_id").GetInt32();
        await CallAsync(before, "getUpdates", new { offset = confirmed + 1 });
        await before.DisposeAsync();

        await using var after = await StartAsync();
        var chat = after.World.FindPerson(1)!.OpenChat();
        var press = chat.PressButton("Sign");
        chat.Press(deleted, "1|n");

        var updates = await CallAsync(after, "getUpdates", new { offset = confirmed + 1 });
        Assert.Equal(2, updates.GetArrayLength());
        Assert.Equal(standing, updates[0].GetProperty("callback_query").GetProperty("message").GetProperty("message_id").GetInt32());
        Assert.Equal(0, updates[1].GetProperty("callback_query").GetProperty("message").GetProperty("date").GetInt32());
        await CallAsync(after, "answerCallbackQuery", new { callback_query_id = press.CallbackId, text = "ok" });
        Assert.Equal("ok", (await press.WaitForAnswerAsync()).Text);
        Assert.Throws<InvalidOperationException>(() => chat.Press(deleted + 1, "1|n"));
    }

    [Fact]
    public async Task Who_watches_a_chat_sees_the_first_change_after_the_restart()
    {
        var before = await StartAsync();
        var chat = before.World.AddPerson("Aigul", id: 1).OpenChat();
        chat.Start();
        var (world, seen) = (before.World.ChangeCount, chat.ChangeCount);
        await before.DisposeAsync();
        await using var after = await StartAsync();

        after.World.FindPerson(1)!.OpenChat().Send("hello");

        Assert.True(after.World.ChangeCount > world);
        Assert.True(after.World.FindPerson(1)!.OpenChat().ChangeCount > seen);
    }

    // Persons, chats, markups of every kind, and whatever else a restart could lose.
    private static async Task LiveAsync(BotApiServer server)
    {
        var world = server.World;
        var aigul = world.AddPerson("Айгүль", "kk", id: 1, lastName: "Ә", username: "aigul", phoneNumber: "77001112233");
        var bolat = world.AddPerson("Bolat", "ru");
        aigul.PlayOrganizer(true);
        world.AddPerson("Gone").Deactivate();
        bolat.OpenChat().AskInline("petition");
        world.AddPerson("Blocker").OpenChat().Start();
        world.Persons[^1].OpenChat().Block();
        await CallAsync(server, "getUpdates", new { allowed_updates = new[] { "message", "callback_query", "inline_query" } });
        await CallAsync(server, "setMyCommands", new { commands = new[] { new { command = "sign", description = "Sign" } } });
        await CallAsync(server, "setMyCommands", new { commands = new[] { new { command = "sign", description = "Қол қою" } }, language_code = "kk" });
        await CallAsync(server, "setMyDescription", new { description = "Жалпы", language_code = "kk" });
        await CallAsync(server, "setWebhook", new { url = "https://example.org/hook" }, OtherToken);
        aigul.OpenChat(world.Bots[1]).Start("to-the-second");

        var chat = aigul.OpenChat();
        chat.Start("payload");
        chat.Send("bad \ud83d half");
        chat.Send("\0\u0001 \u202e <b>&\"\\ 😀");
        chat.SendDocument("чек.json", new byte[] { 0, 1, 2 }, "application/json");
        chat.ShareContact();
        chat.ShareContact(bolat, withUserId: false);
        var rich = await SayAsync(server, 1, "<b>жирный</b> <a href=\"https://example.org/\">a</a> <pre><code class=\"language-cs\">x</code></pre>", Inline(
            new { text = "a", callback_data = "1|x", style = "danger" },
            new { text = "b", url = "https://t.me/share/url?url=x" },
            new { text = "c", copy_text = new { text = "copied" } },
            new { text = "d", switch_inline_query = "" },
            new { text = "e", switch_inline_query_chosen_chat = new { query = "q", allow_user_chats = true } }));
        var edited = await SayAsync(server, 1, "before", Inline(new { text = "old", callback_data = "old" }));
        await CallAsync(server, "editMessageText", new { chat_id = 1, message_id = edited, text = "after" });
        await CallAsync(server, "sendMessage", new { chat_id = 1, text = "a reply", reply_parameters = new { message_id = rich } });
        await SayAsync(server, 1, "forced", new { force_reply = true });
        await SayAsync(server, 1, "keyboard removed", new { remove_keyboard = true });
        await SayAsync(server, 1, "keyboard", new { keyboard = new object[][] { [new { text = "Share", request_contact = true }, "No"] }, input_field_placeholder = "here" });
        await UploadAsync(server, 1, "document", [1, 2, 3], "text.md");
        await UploadAsync(server, 1, "photo", Png, "card.png");
        await CallAsync(server, "deleteMessage", new { chat_id = 1, message_id = await SayAsync(server, 1, "deleted", new { force_reply = true }) });

        var card = await SayAsync(server, 1, "card", Inline(new { text = "Sign", url = "https://t.me/first_bot?start=1l" }));
        await CallAsync(server, "forwardMessage", new { chat_id = 1, from_chat_id = 1, message_id = card });
        chat.ForwardTo(bolat, card);
        chat.ForwardTo(bolat, rich);
        chat.ForwardTo(bolat, chat.Messages[0].Id);
        aigul.ForwardLetter(bolat.Write(aigul, "between us").Id, bolat);
        bolat.DeleteLetter(bolat.Write(aigul, "taken back").Id);
        chat.ForwardTo(bolat, chat.Messages.Last(message => message.Photo is not null).Id);
    }

    private static object Inline(params object[] buttons) => new { inline_keyboard = new[] { buttons } };

    private static async Task<int> SayAsync(BotApiServer server, long chatId, string text, object markup) =>
        (await CallAsync(server, "sendMessage", new { chat_id = chatId, text, parse_mode = "HTML", reply_markup = markup })).GetProperty("message_id").GetInt32();

    // As text, since no JSON library of this platform reads half a surrogate pair.
    private static async Task<string> StateAsync(BotApiServer server)
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        var read = await http.GetStringAsync(new Uri("/playground/api/state", UriKind.Relative));
        foreach (var person in server.World.Persons)
            read += '\n' + await http.GetStringAsync(new Uri($"/playground/api/persons/{person.Id}/chat", UriKind.Relative));
        return Moving().Replace(read, "");
    }

    [GeneratedRegex("""\"(changes|time)":("[^"]*"|[0-9]+),""")]
    private static partial Regex Moving();
}
