namespace PetitionBot.Tests.Playground;

public sealed class ForwardTests : EmulatorTest
{
    [Fact]
    public async Task A_forwarded_message_keeps_its_keyboard_only_if_all_of_it_is_links()
    {
        var bolat = World.AddPerson("Bolat");
        var card = await Say("card", Keyboard(new { text = "Sign", url = "https://t.me/first_bot?start=abc" }));
        var mixed = await Say("mixed", Keyboard(new { text = "Sign", url = "https://t.me/first_bot?start=abc" }, new { text = "No", callback_data = "1" }));
        Assert.NotEmpty(Chat.ForwardTo(bolat, card).Buttons);
        Assert.Empty(Chat.ForwardTo(bolat.OpenChat(), mixed).Buttons);
        Assert.Equal(["card", "mixed"], bolat.Inbox.Select(message => message.Text));

        bolat.OpenLink(bolat.Inbox[0].Buttons.Single().Data);
        Assert.Equal("/start abc", bolat.OpenChat().LastMessage!.Text);
        Assert.Throws<ArgumentException>(() => bolat.OpenLink("https://t.me/first_bot?start=a b"));
        Assert.Throws<ArgumentException>(() => bolat.OpenLink("https://t.me/third_bot?start=a"));
    }

    [Fact]
    public async Task A_bot_forwards_and_copies_between_its_chats()
    {
        var bolat = World.AddPerson("Bolat").OpenChat();
        bolat.Start();
        var theirs = Chat.Send("from Aigul").Id;
        var forwarded = await Call("forwardMessage", new { chat_id = bolat.Person.Id, from_chat_id = 777, message_id = theirs });
        Assert.Equal(777, forwarded.Result.GetProperty("forward_origin").GetProperty("sender_user").GetProperty("id").GetInt64());
        var copied = await Call("copyMessage", new { chat_id = bolat.Person.Id, from_chat_id = 777, message_id = theirs });
        Assert.Equal(bolat.LastMessage!.Id, copied.Result.GetProperty("message_id").GetInt32());
        Assert.False(bolat.LastMessage.IsForwarded);
        Refused(await Call("forwardMessage", new { chat_id = 777, from_chat_id = 777, message_id = 999 }), 400, "Bad Request: message to forward not found");
    }

    [Fact]
    public async Task Waiting_wakes_with_the_change_and_tells_what_stood_there_in_vain()
    {
        var waiting = Chat.WaitForTextAsync("welcome");
        Assert.False(waiting.IsCompleted);
        await Say("welcome!");
        Assert.Equal("welcome!", (await waiting).Text);
        var error = await Assert.ThrowsAsync<TimeoutException>(() => Chat.WaitForTextAsync("nothing", TimeSpan.FromMilliseconds(30)));
        Assert.Contains("welcome!", error.Message, StringComparison.Ordinal);
        var before = World.ChangeCount;
        var changed = World.ChangedAfterAsync(before);
        await Say("more");
        Assert.True(await changed > before);
    }

    [Fact]
    public void What_a_person_cannot_do_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Chat.Send(new string('a', 4097)));
        Assert.Throws<ArgumentException>(() => Chat.Start(new string('a', 65)));
        Assert.Throws<InvalidOperationException>(() => Chat.PressButton("nothing there"));
        Assert.Throws<ArgumentException>(() => World.AddPerson("Twin", id: 777));
        Chat.Block();
        Assert.Throws<InvalidOperationException>(() => Chat.Send("hi"));
    }
}
