namespace PetitionBot.Tests.Playground;

public sealed class EditAndDeleteTests : EmulatorTest
{
    private const string NotModified =
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

    [Fact]
    public async Task An_edit_replaces_text_and_keyboard()
    {
        var id = await Say("one", Keyboard(new { text = "a", callback_data = "1" }));
        Time.Advance(TimeSpan.FromSeconds(5));
        var answer = await Call("editMessageText", new { chat_id = 777, message_id = id, text = "<b>two</b>", parse_mode = "HTML" });
        Assert.Equal("two", answer.Result.GetProperty("text").GetString());
        Assert.Equal(5, answer.Result.GetProperty("edit_date").GetInt64() - answer.Result.GetProperty("date").GetInt64());
        Assert.False(answer.Result.TryGetProperty("reply_markup", out _));
        Assert.True(Chat.LastMessage!.Edited);
        Assert.Empty(Chat.LastMessage.Buttons);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_refused()
    {
        var keyboard = Keyboard(new { text = "a", callback_data = "1" });
        var id = await Say("one", keyboard);
        Refused(await Call("editMessageText", new { chat_id = 777, message_id = id, text = "one", reply_markup = keyboard }), 400, NotModified);
        Refused(await Call("editMessageReplyMarkup", new { chat_id = 777, message_id = id, reply_markup = keyboard }), 400, NotModified);
        Assert.True((await Call("editMessageText", new { chat_id = 777, message_id = id, text = "<i>one</i>", parse_mode = "HTML", reply_markup = keyboard })).Ok);
        Assert.True((await Call("editMessageReplyMarkup", new { chat_id = 777, message_id = id })).Ok);
        Refused(await Call("editMessageReplyMarkup", new { chat_id = 777, message_id = id }), 400, NotModified);
    }

    [Fact]
    public async Task Only_the_bots_own_texts_can_be_edited()
    {
        var theirs = Chat.Send("mine").Id;
        Refused(await Edit(theirs), 400, "Bad Request: message can't be edited");
        Refused(await Edit(9999), 400, "Bad Request: message to edit not found");
        var withKeys = await Say("keys", new { keyboard = new[] { new[] { "yes" } } });
        Refused(await Edit(withKeys), 400, "Bad Request: message can't be edited");
        Refused(await Call("editMessageText", new { text = "x" }), 400, "Bad Request: message identifier is not specified");
        Refused(await Call("editMessageText", new { chat_id = 777, message_id = 1, text = "" }), 400, "Bad Request: message text is empty");
    }

    [Fact]
    public async Task A_deleted_message_is_gone_for_both()
    {
        var theirs = Chat.Send("my name").Id;
        var own = await Say("thanks");
        Assert.True((await Call("deleteMessage", new { chat_id = 777, message_id = theirs })).Ok);
        Assert.True((await Call("deleteMessage", new { chat_id = 777, message_id = own })).Ok);
        Assert.Equal([theirs, own], Chat.DeletedIds);
        Assert.DoesNotContain(Chat.Messages, message => message.Id == theirs);
        Refused(await Call("deleteMessage", new { chat_id = 777, message_id = own }), 400, "Bad Request: message to delete not found");
        Refused(await Edit(own), 400, "Bad Request: message to edit not found");
    }

    [Fact]
    public async Task Messages_can_be_deleted_for_48_hours()
    {
        var (one, two) = (await Say("one"), await Say("two"));
        Time.Advance(TimeSpan.FromHours(48) - TimeSpan.FromSeconds(1));
        Assert.True((await Call("deleteMessage", new { chat_id = 777, message_id = one })).Ok);
        Time.Advance(TimeSpan.FromSeconds(1));
        Refused(await Call("deleteMessage", new { chat_id = 777, message_id = two }), 400, "Bad Request: message can't be deleted for everyone");
        Assert.True((await Edit(two)).Ok);
    }

    [Fact]
    public async Task Many_messages_are_deleted_at_once_and_gone_ones_passed_over()
    {
        var (one, two) = (await Say("one"), await Say("two"));
        Assert.True((await Call("deleteMessages", new { chat_id = 777, message_ids = new[] { one, two, 9999 } })).Ok);
        Assert.Equal([one, two], Chat.DeletedIds);
        Refused(await Call("deleteMessages", new { chat_id = 777, message_ids = Enumerable.Range(1, 101) }), 400, "Bad Request: too many message identifiers specified");
    }

    [Fact]
    public async Task Who_blocked_the_bot_gets_no_edits()
    {
        var id = await Say("one");
        Chat.Block();
        Refused(await Edit(id), 403, "Forbidden: bot was blocked by the user");
    }

    [Fact]
    public async Task Message_ids_grow_over_all_chats_of_a_bot()
    {
        var bolat = World.AddPerson("Bolat").OpenChat();
        var theirs = bolat.Start().Id;
        Assert.Equal(theirs + 1, await Say("next"));
    }

    private Task<Answer> Edit(int id) => Call("editMessageText", new { chat_id = 777, message_id = id, text = "new" });
}
