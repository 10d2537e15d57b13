using System.Net.Http.Json;
using System.Text;

namespace PetitionBot.Tests.Playground;

public sealed class UpdateTests : EmulatorTest
{
    private const string OtherPoller = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

    [Fact]
    public async Task A_message_arrives_with_its_sender_its_chat_and_its_command()
    {
        World.AddPerson("Bolat", "ru-RU", lastName: "B", username: "bolat").OpenChat().Start("abc_1-2");
        var message = Assert.Single(await Updates()).GetProperty("message");
        Assert.Equal("/start abc_1-2", message.GetProperty("text").GetString());
        Assert.Equal("bot_command", message.GetProperty("entities")[0].GetProperty("type").GetString());
        Assert.Equal(6, message.GetProperty("entities")[0].GetProperty("length").GetInt32());
        Assert.Equal("ru-RU", message.GetProperty("from").GetProperty("language_code").GetString());
        Assert.Equal("private", message.GetProperty("chat").GetProperty("type").GetString());
        Assert.Equal(Time.GetUtcNow().ToUnixTimeSeconds(), message.GetProperty("date").GetInt64());
    }

    [Fact]
    public async Task Some_apps_tell_no_language()
    {
        World.AddPerson("Bolat").OpenChat().Start();
        var from = Assert.Single(await Updates()).GetProperty("message").GetProperty("from");
        Assert.False(from.TryGetProperty("language_code", out _));
    }

    [Fact]
    public async Task An_offset_confirms_what_is_below_it()
    {
        SendMany(3);
        Assert.Equal([1001, 1002, 1003], Ids(await Updates()));
        Assert.Equal([1001, 1002], Ids(await Updates(limit: 2)));
        Assert.Equal([1002, 1003], Ids(await Updates(1002)));
        Assert.Equal([1002, 1003], Ids(await Updates()));
        Assert.Empty(await Updates(1004));
        Assert.Empty(await Updates());
    }

    [Fact]
    public async Task A_negative_offset_keeps_the_newest()
    {
        SendMany(5);
        Assert.Equal([1004, 1005], Ids(await Updates(-2)));
        Assert.Equal([1004, 1005], Ids(await Updates()));
    }

    [Fact]
    public async Task A_batch_holds_100()
    {
        SendMany(130);
        Assert.Equal(100, (await Updates(limit: 1000)).Count);
        Assert.Equal(30, (await Updates(1101)).Count);
    }

    [Fact]
    public async Task A_poll_wakes_as_soon_as_something_happens()
    {
        var poll = Call("getUpdates", new { timeout = 50 });
        await Task.Delay(50);
        Assert.False(poll.IsCompleted);
        Chat.Send("hello");
        var answer = await poll.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("hello", answer.Result[0].GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_poll_ends_empty_and_after_50_seconds_at_most()
    {
        var poll = Call("getUpdates", new { timeout = 5000 });
        await Task.Delay(100);
        Time.Advance(TimeSpan.FromSeconds(49));
        await Task.Delay(50);
        Assert.False(poll.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, (await poll.WaitAsync(TimeSpan.FromSeconds(5))).Result.GetArrayLength());
    }

    [Fact]
    public async Task A_second_poller_ends_the_first()
    {
        var first = Call("getUpdates", new { timeout = 50 });
        await Task.Delay(100);
        var second = Call("getUpdates", new { timeout = 50 });
        Refused(await first.WaitAsync(TimeSpan.FromSeconds(5)), 409, OtherPoller);
        Chat.Send("for the second");
        Assert.Equal(1, (await second).Result.GetArrayLength());
    }

    [Fact]
    public async Task A_poller_that_went_away_takes_nothing_with_it()
    {
        using var gone = new CancellationTokenSource();
        var poll = Http.PostAsJsonAsync($"/bot{Token}/getUpdates", new { timeout = 50 }, gone.Token);
        await Task.Delay(100);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poll);
        Chat.Send("kept");
        Assert.Single(await Updates());
    }

    [Fact]
    public async Task A_webhook_and_polls_exclude_each_other()
    {
        var poll = Call("getUpdates", new { timeout = 50 });
        await Task.Delay(100);
        Assert.True((await Call("setWebhook", new { url = "https://example.org/hook" })).Ok);
        Refused(await poll, 409, "Conflict: terminated by setWebhook request");
        Refused(await Call("getUpdates"), 409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        Assert.Equal("https://example.org/hook", (await Call("getWebhookInfo")).Result.GetProperty("url").GetString());
        Chat.Send("dropped");
        Assert.True((await Call("deleteWebhook", new { drop_pending_updates = true })).Ok);
        Assert.Empty(await Updates());
    }

    [Fact]
    public async Task Messages_are_kept_a_day_and_presses_150_seconds()
    {
        var id = await Say("press me", Keyboard(new { text = "a", callback_data = "1" }));
        Chat.Send("text");
        Chat.Press(id, "1");
        Time.Advance(TimeSpan.FromSeconds(149));
        Assert.Equal(2, (await Updates()).Count);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(Assert.Single(await Updates()).TryGetProperty("message", out _));
        Time.Advance(TimeSpan.FromHours(24));
        Assert.Empty(await Updates());
    }

    [Fact]
    public async Task The_clock_can_be_shifted()
    {
        Chat.Send("text");
        World.ClockOffset = TimeSpan.FromHours(24);
        Assert.Empty(await Updates());
    }

    [Fact]
    public async Task Allowed_updates_are_remembered_and_a_misspelt_one_refused()
    {
        await Call("getUpdates", new { allowed_updates = new[] { "callback_query" } });
        Chat.Send("not wanted");
        Assert.Empty(await Updates());
        await Call("getUpdates", new { allowed_updates = Array.Empty<string>() });
        Chat.Send("wanted");
        Assert.Single(await Updates());
        Refused(await Call("getUpdates", new { allowed_updates = new[] { "messages" } }), 400, "Bad Request: unknown update type \"messages\" in allowed_updates");
    }

    [Fact]
    public async Task Ids_can_start_anew_below_or_above()
    {
        SendMany(2);
        World.Faults.RestartUpdateIds(World.Bot, 5);
        SendMany(2);
        Assert.Equal([1001, 1002, 5, 6], Ids(await Updates()));
        Assert.Equal([5, 6], Ids(await Updates(1003)));
        Assert.Empty(await Updates(7));
        World.Faults.RestartUpdateIds(World.Bot, 900_000);
        SendMany(1);
        Assert.Equal([900_000], Ids(await Updates(7)));
    }

    [Fact]
    public async Task An_offset_from_before_a_restart_forgets_nothing()
    {
        SendMany(1);
        Assert.Empty(await Updates(1002));
        World.Faults.RestartUpdateIds(World.Bot, 5);
        SendMany(1);
        Assert.Equal([5], Ids(await Updates(1002)));
    }

    [Fact]
    public async Task A_confirmed_update_can_come_again()
    {
        SendMany(2);
        await Updates(1003);
        Assert.True(World.Faults.RepeatUpdate(World.Bot));
        Assert.Equal([1002], Ids(await Updates(1003)));
        Assert.Empty(await Updates(1003));
        Assert.True(World.Faults.RepeatUpdate(World.Bot, 1001));
        Assert.Equal([1001], Ids(await Updates(1003)));
        Assert.False(World.Faults.RepeatUpdate(World.Bot, 77));
    }

    [Fact]
    public async Task A_broken_update_comes_in_the_batch()
    {
        SendMany(1);
        World.Faults.DeliverRaw(World.Bot, """{"message":{"message_id":"x"}}""");
        World.Faults.DeliverRaw(World.Bot, "{}");
        World.Faults.DeliverRaw(World.Bot, "\"no object\"");
        SendMany(1);
        var updates = await Updates();
        Assert.Equal(5, updates.Count);
        Assert.Equal(1002, updates[1].GetProperty("update_id").GetInt32());
        Assert.Equal("x", updates[1].GetProperty("message").GetProperty("message_id").GetString());
        Assert.Equal(1003, updates[2].GetProperty("update_id").GetInt32());
        Assert.Equal("no object", updates[3].GetString());
    }

    [Fact]
    public async Task Half_a_surrogate_pair_arrives_as_an_escape()
    {
        Chat.Send("a\ud83d\"\\\u044F");
        var body = await Http.GetByteArrayAsync(new Uri($"/bot{Token}/getUpdates", UriKind.Relative));
        Assert.Contains("\"text\":\"a\\ud83d\\u0022\\u005c\\u044f\"", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blocking_and_unblocking_are_told()
    {
        Chat.Block();
        Chat.Start();
        var updates = await Updates();
        Assert.Equal(["kicked", "member"], updates.Take(2).Select(update => update.GetProperty("my_chat_member").GetProperty("new_chat_member").GetProperty("status").GetString()));
        Assert.Equal("/start", updates[2].GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Contacts_may_be_own_foreign_or_unknown()
    {
        Chat.ShareContact();
        Chat.ShareContact(World.AddPerson("Other", id: 5));
        Chat.ShareContact(withUserId: false);
        var contacts = (await Updates()).Select(update => update.GetProperty("message").GetProperty("contact")).ToList();
        Assert.Equal(777, contacts[0].GetProperty("user_id").GetInt64());
        Assert.Equal(5, contacts[1].GetProperty("user_id").GetInt64());
        Assert.False(contacts[2].TryGetProperty("user_id", out _));
    }

    private void SendMany(int count)
    {
        for (var index = 0; index < count; index++)
            Chat.Send("text " + index);
    }

    private static IEnumerable<int> Ids(IEnumerable<System.Text.Json.JsonElement> updates) =>
        updates.Select(update => update.GetProperty("update_id").GetInt32());
}
