using System.Net;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Playground;

public sealed class FaultTests : EmulatorTest
{
    [Fact]
    public async Task A_flood_names_the_seconds_for_one_chat_and_a_number_of_calls()
    {
        var bolat = World.AddPerson("Bolat").OpenChat();
        bolat.Start();
        World.Faults.Flood(7, chatId: 777, times: 2);
        Assert.True((await Call("sendMessage", new { chat_id = bolat.Person.Id, text = "hi" })).Ok);
        using var response = await Http.GetAsync(new Uri($"/bot{Token}/sendMessage?chat_id=777&text=hi", UriKind.Relative));
        var answer = await Answer.ReadAsync(response);
        Refused(answer, 429, "Too Many Requests: retry after 7");
        Assert.Equal(7, answer.Root.GetProperty("parameters").GetProperty("retry_after").GetInt32());
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
        Refused(await Call("sendMessage", new { chat_id = 777, text = "hi" }), 429, "Too Many Requests: retry after 7");
        Assert.True((await Call("sendMessage", new { chat_id = 777, text = "hi" })).Ok);
        Assert.Equal(2, World.Faults.Hits);
    }

    [Fact]
    public async Task A_fault_can_last_for_a_time()
    {
        World.Faults.Add(new Fault { Method = "send*", Status = 502, For = TimeSpan.FromSeconds(10) });
        Refused(await Call("sendMessage", new { chat_id = 777, text = "hi" }), 502, "Bad Gateway");
        Assert.True((await Call("getMe")).Ok);
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.True((await Call("sendMessage", new { chat_id = 777, text = "hi" })).Ok);
        Assert.Empty(World.Faults.Active);
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_is_named()
    {
        World.Faults.Add(new Fault { Status = 400, MigrateToChatId = -1001234567890, Times = 1 });
        var answer = await Call("sendMessage", new { chat_id = 777, text = "hi" });
        Refused(answer, 400, "Bad Request: group chat was upgraded to a supergroup chat");
        Assert.Equal(-1001234567890, answer.Root.GetProperty("parameters").GetProperty("migrate_to_chat_id").GetInt64());
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_connection_breaks_before_or_after_the_act(bool actsFirst, int said)
    {
        World.Faults.Add(new Fault { Kind = FaultKind.Drop, ActsFirst = actsFirst, Times = 1 });
        await Assert.ThrowsAsync<HttpRequestException>(() => Call("sendMessage", new { chat_id = 777, text = "hi" }));
        Assert.Equal(said, Chat.Messages.Count(message => message.FromBot));
    }

    [Fact]
    public async Task An_answer_can_break_off_in_its_middle()
    {
        World.Faults.Add(new Fault { Kind = FaultKind.Truncated, Times = 1 });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Call("sendMessage", new { chat_id = 777, text = "hi" }));
        Assert.Equal("hi", Chat.LastMessage!.Text);
    }

    [Fact]
    public async Task An_answer_can_be_a_web_page_or_null()
    {
        World.Faults.Add(new Fault { Kind = FaultKind.Html, Status = 502, Times = 1 });
        World.Faults.Add(new Fault { Kind = FaultKind.NullResult, Times = 1, ActsFirst = true });
        using var page = await Http.GetAsync(new Uri($"/bot{Token}/getMe", UriKind.Relative));
        Assert.Equal((HttpStatusCode.BadGateway, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        var answer = await Http.GetStringAsync(new Uri($"/bot{Token}/sendMessage?chat_id=777&text=hi", UriKind.Relative));
        Assert.Equal("""{"ok":true,"result":null}""", answer);
        Assert.Equal("hi", Chat.LastMessage!.Text);
    }

    [Fact]
    public async Task An_answer_can_be_late()
    {
        World.Faults.Add(new Fault { Kind = FaultKind.Late, Delay = TimeSpan.FromSeconds(30), Times = 1 });
        var late = Call("getMe");
        await Task.Delay(100);
        Assert.False(late.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.True((await late).Ok);
    }

    [Fact]
    public async Task Everything_but_named_methods_can_fail()
    {
        var number = World.Faults.FailAllBut("getUpdates", "sendMessage");
        Assert.Equal(500, (await Call("getMe")).Status);
        Assert.Equal(500, (await Call("setMyCommands", new { commands = Array.Empty<object>() })).Status);
        Assert.Equal(200, (await Call("getUpdates")).Status);
        Assert.Equal(200, (await Call("SENDMESSAGE", new { chat_id = 777, text = "hi" })).Status);
        Assert.True(World.Faults.Remove(number));
        Assert.Equal(200, (await Call("getMe")).Status);
    }

    [Fact]
    public async Task A_revoked_token_is_401_for_a_waiting_poll_too()
    {
        var poll = Call("getUpdates", new { timeout = 50 });
        await Task.Delay(100);
        World.Faults.RevokeToken(World.Bot);
        Refused(await poll.WaitAsync(TimeSpan.FromSeconds(5)), 401, "Unauthorized");
        Refused(await Call("getMe"), 401, "Unauthorized");
        Assert.True((await Call("getMe", token: OtherToken)).Ok);
        World.Faults.RevokeToken(World.Bot, revoked: false);
        Assert.True((await Call("getMe")).Ok);
    }
}
