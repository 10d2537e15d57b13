using PetitionBot.Core.Delivery;
using PetitionBot.Playground;
using Button = PetitionBot.Core.Delivery.Button;

namespace PetitionBot.Tests.Telegram;

public sealed class MessengerTests
{
    private static readonly Keyboard.Inline Buttons = new(
        [[new Button.Press("Sign", "s:1"), new Button.Url("Share", "https://t.me/x?start=y")], [new Button.Copy("Copy", "link")]]);

    [Fact]
    public async Task A_message_arrives_with_its_markup_and_buttons()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();

        var outcome = await line.Messenger.SayAsync(chat.Person.Id, new Outgoing.Say("<b>Sign</b> &lt;3", Buttons), default);

        var message = chat.LastMessage!;
        Assert.Equal(new SendOutcome.Done(message.Id), outcome);
        Assert.Equal("Sign <3", message.Text);
        Assert.Equal("bold", Assert.Single(message.Entities).Type);
        Assert.Equal(["Sign", "Share", "Copy"], message.Buttons.Select(button => button.Text));
        Assert.Equal(["s:1", "https://t.me/x?start=y", "link"], message.Buttons.Select(button => button.Data));
        Assert.Equal([2, 1], message.Keyboard.Select(row => row.Count));
    }

    [Fact]
    public async Task A_file_arrives_with_its_name_kind_bytes_and_caption()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();
        var bytes = Enumerable.Range(0, 70_000).Select(i => (byte)i).ToArray();

        var outcome = await line.Messenger.SendAsync(
            chat.Person.Id, new Outgoing.Document("plea-kk.html", "text/html", bytes, "<b>Ә</b> attach://document \"\r\n--", Line.Hello), default);

        var message = chat.LastMessage!;
        Assert.Equal(new SendOutcome.Done(message.Id), outcome);
        Assert.Equal("Ә attach://document \"\n--", message.Text.Replace("\r", "", StringComparison.Ordinal));
        Assert.Equal(("plea-kk.html", "text/html"), (message.Document!.Name, message.Document.MimeType));
        Assert.Equal(bytes, message.Document.Content.ToArray());
    }

    [Theory]
    [InlineData(429, typeof(SendOutcome.Flood))]
    [InlineData(403, typeof(SendOutcome.Gone))]
    [InlineData(413, typeof(SendOutcome.Refused))]
    [InlineData(400, typeof(SendOutcome.Refused))]
    [InlineData(401, typeof(SendOutcome.Unavailable))]
    [InlineData(500, typeof(SendOutcome.Unavailable))]
    public async Task A_file_fails_by_the_same_table_as_a_message(int status, Type outcome)
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();
        line.World.Faults.Add(new Fault { Status = status, RetryAfter = status == 429 ? 7 : null, Method = "send*" });

        var file = await line.Messenger.SendAsync(chat.Person.Id, new Outgoing.Document("f.html", "text/html", [1], "x", Line.Hello), default);

        Assert.IsType(outcome, file);
        Assert.IsType(outcome, await line.Messenger.SayAsync(chat.Person.Id, Line.Hello, default));
    }

    [Fact]
    public async Task A_file_that_is_tried_again_is_whole_again()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();
        line.World.Faults.Add(new Fault { Status = 500, Method = "sendDocument", Times = 1 });

        Assert.IsType<SendOutcome.Done>(await line.Messenger.SendAsync(chat.Person.Id, new Outgoing.Document("f.html", "text/html", [1, 2, 3], "x", Line.Hello), default));

        Assert.Equal([1, 2, 3], chat.LastMessage!.Document!.Content.ToArray());
    }

    [Fact]
    public async Task A_contact_button_comes_and_goes()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();

        await line.Messenger.SayAsync(chat.Person.Id, new Outgoing.Say("phone?", new Keyboard.AskContact("Mine")), default);
        Assert.Equal(new ReplyKey("Mine", true), chat.ReplyKeyboard!.Rows.Single().Single());

        await line.Messenger.SayAsync(chat.Person.Id, new Outgoing.Say("thanks", new Keyboard.Remove()), default);
        Assert.Null(chat.ReplyKeyboard);
    }

    [Fact]
    public async Task An_edit_changes_text_and_buttons_and_the_same_edit_again_is_done_too()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();
        var sent = (SendOutcome.Done)await line.Messenger.SayAsync(chat.Person.Id, new Outgoing.Say("1 of 8", Buttons), default);
        var id = sent.MessageId!.Value;

        var first = await line.Messenger.EditAsync(chat.Person.Id, id, "<i>2</i> of 8", null, default);
        var again = await line.Messenger.EditAsync(chat.Person.Id, id, "<i>2</i> of 8", null, default);

        Assert.Equal(new SendOutcome.Done(id), first);
        Assert.Equal(new SendOutcome.Done(id), again);
        Assert.Equal("2 of 8", chat.LastMessage!.Text);
        Assert.Empty(chat.LastMessage.Buttons);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(987654)]
    public async Task An_edit_of_a_message_that_is_not_there_is_too_late(int messageId)
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();

        Assert.IsType<SendOutcome.TooLate>(await line.Messenger.EditAsync(chat.Person.Id, messageId, "x", null, default));
    }

    [Fact]
    public async Task Messages_of_both_sides_are_deleted()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();
        var typed = chat.Send("Aigul Serikova").Id;
        var said = ((SendOutcome.Done)await line.Messenger.SayAsync(chat.Person.Id, Line.Hello, default)).MessageId!.Value;

        var outcome = await line.Messenger.DeleteAsync(chat.Person.Id, [typed, said, 0], default);

        Assert.Equal(new SendOutcome.Done(null), outcome);
        Assert.Subset(chat.DeletedIds.ToHashSet(), new HashSet<int> { typed, said });
    }

    [Fact]
    public async Task Messages_too_old_to_delete_are_passed_over_and_the_others_go()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();
        var old = Enumerable.Range(0, 3).Select(i => chat.Send($"old {i}").Id).ToList();
        line.World.ClockOffset = TimeSpan.FromHours(49);
        var young = Enumerable.Range(0, 150).Select(i => chat.Send($"young {i}").Id).ToList();

        var outcome = await line.Messenger.DeleteAsync(chat.Person.Id, [.. young.Take(50), .. old, .. young.Skip(50)], default);

        Assert.Equal(new SendOutcome.Done(null), outcome);
        Assert.Equal(young, chat.DeletedIds);
    }

    [Fact]
    public async Task A_press_is_answered_and_a_late_second_answer_is_no_error()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();
        await line.Messenger.SayAsync(chat.Person.Id, new Outgoing.Say("ready?", Buttons), default);
        var press = chat.PressButton("Sign");

        await line.Messenger.AnswerAsync(new CallbackAnswer(press.CallbackId, "Done"), default);
        await line.Messenger.AnswerAsync(new CallbackAnswer(press.CallbackId, "Twice"), default);
        await line.Messenger.AnswerAsync(new CallbackAnswer("no such press"), default);

        Assert.True(press.IsAnswered);
        Assert.Equal("Done", press.Text);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_message_is_sent_as_a_replacement()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();

        Assert.IsType<SendOutcome.Done>(await line.Messenger.SayAsync(chat.Person.Id, new Outgoing.Say("a\ud800b"), default));

        Assert.Equal("a\ufffdb", chat.LastMessage!.Text);
    }
}
