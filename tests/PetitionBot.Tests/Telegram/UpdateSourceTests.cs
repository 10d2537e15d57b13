using PetitionBot.Core.Delivery;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Telegram;

public sealed class UpdateSourceTests
{
    [Theory]
    [InlineData("/start 1lAbC_-", "start", "1lAbC_-")]
    [InlineData("/START", "start", "")]
    [InlineData("/me@Playground_bot", "me", "")]
    [InlineData("/sign@another_bot  x y ", "sign", "x y")]
    [InlineData("/help\nplease", "help", "please")]
    [InlineData("/", "", "")]
    public async Task A_command_is_told_from_its_argument(string text, string name, string argument)
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();

        var sent = chat.Send(text);

        var command = await line.OnlyAsync<Incoming.Command>();
        Assert.Equal((sent.Id, name, argument), (command.MessageId, command.Name, command.Argument));
    }

    [Fact]
    public async Task A_text_comes_as_it_is_but_for_halves_of_surrogate_pairs()
    {
        // In a list of its own: attributes are stored as UTF-8, which cannot hold half a pair.
        (string Sent, string Read)[] texts =
        [
            ("<3 >_< _*[", "<3 >_< _*["),
            ("a\ud83d b", "a\ufffd b"),
            ("\ude00", "\ufffd"),
            ("\ud83d\ude00 \u202e\"\\\b\n\t", "\ud83d\ude00 \u202e\"\\\b\n\t"),
        ];
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync("<3 >_< \ud83d");

        foreach (var (sent, _) in texts) chat.Send(sent);

        var read = (await line.ArrivalsAsync(0)).Select(arrival => Assert.IsType<Incoming.Text>(arrival.What)).ToList();
        Assert.Equal(texts.Select(text => text.Read), read.Select(text => text.Value));
        Assert.Equal(new Core.Delivery.Person(chat.Person.Id, chat.Person.Id, "<3 >_< \ufffd", null, "kk"), read[0].From);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Only_a_contact_with_the_senders_id_is_their_own(bool withUserId, bool isOwn)
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();

        chat.ShareContact(withUserId: withUserId);

        var contact = await line.OnlyAsync<Incoming.Contact>();
        Assert.Equal((chat.Person.PhoneNumber, isOwn), (contact.Phone.TrimStart('+'), contact.IsOwn));
    }

    [Fact]
    public async Task Somebody_elses_contact_is_not_own()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();

        chat.ShareContact(line.World.AddPerson("Friend"));

        Assert.False((await line.OnlyAsync<Incoming.Contact>()).IsOwn);
    }

    [Fact]
    public async Task A_press_names_its_message_and_data_also_when_the_message_is_gone()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();

        var said = ((SendOutcome.Done)await line.Messenger.SayAsync(chat.Person.Id, Line.Hello, default)).MessageId!.Value;
        await line.Messenger.DeleteAsync(chat.Person.Id, [said], default);

        var press = chat.Press(said, "forged \ud800");

        var incoming = await line.OnlyAsync<Incoming.Press>();
        Assert.Equal((press.CallbackId, said, "forged \ufffd"), (incoming.CallbackId, incoming.MessageId, incoming.Data));
    }

    [Fact]
    public async Task Blocking_the_bot_is_told_and_unblocking_concerns_nobody()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();

        chat.Block();
        chat.Unblock();

        var arrivals = await line.ArrivalsAsync(0);
        Assert.IsType<Incoming.Blocked>(arrivals[0].What);
        Assert.Equal((null, null), (arrivals[1].What, arrivals[1].Unreadable));
    }

    [Fact]
    public async Task A_broken_update_does_not_take_its_neighbours_with_it()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();
        var before = chat.Send("before");
        line.World.Faults.DeliverRaw(line.World.Bot, """{"message":{"text":"no id, no chat"}}""");
        var after = chat.Send("after");

        var arrivals = await line.ArrivalsAsync(0);

        Assert.Equal([before.Id, after.Id], new[] { arrivals[0], arrivals[2] }.Select(arrival => ((Incoming.Text)arrival.What!).MessageId));
        Assert.Equal(arrivals[0].UpdateId + 1, arrivals[1].UpdateId);
        Assert.Equal("the update could not be read: JsonException", arrivals[1].Unreadable);
        Assert.Contains("no chat", System.Text.Encoding.UTF8.GetString(arrivals[1].Raw.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bot_is_told_who_it_is()
    {
        await using var line = await Line.OpenAsync();

        Assert.Equal(new Core.Delivery.BotIdentity(1000001, "playground_bot"), await line.Source.WhoAmIAsync(default));
    }

    [Fact]
    public async Task A_revoked_token_ends_polls_and_questions()
    {
        await using var line = await Line.OpenAsync();
        line.World.Faults.RevokeToken(line.World.Bot);

        Assert.IsType<PollOutcome.Revoked>(await line.Source.PollAsync(0, 100, TimeSpan.Zero, default));
        Assert.IsType<SendOutcome.Unavailable>(await line.Messenger.SayAsync(1, Line.Hello, default));
        Assert.True((await Assert.ThrowsAsync<UpdateSourceException>(() => line.Source.WhoAmIAsync(default))).IsRevoked);
    }

    [Fact]
    public async Task Another_poller_and_a_webhook_are_told_apart()
    {
        await using var line = await Line.OpenAsync();
        line.World.Faults.Add(new Fault { Status = 409, Times = 1 });
        line.World.Faults.Add(new Fault
        {
            Status = 409,
            Times = 1,
            Description = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        });

        var poller = Assert.IsType<PollOutcome.Conflict>(await line.Source.PollAsync(0, 100, TimeSpan.Zero, default));
        var webhook = Assert.IsType<PollOutcome.Conflict>(await line.Source.PollAsync(0, 100, TimeSpan.Zero, default));

        Assert.Contains("another program", poller.Reason, StringComparison.Ordinal);
        Assert.Contains("webhook", webhook.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.Html)]
    [InlineData(FaultKind.NullResult)]
    [InlineData(FaultKind.Truncated)]
    [InlineData(FaultKind.Drop)]
    public async Task Answers_that_are_none_are_tried_again_later_and_lose_nothing(FaultKind kind)
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();
        chat.Send("still here");
        var fault = line.World.Faults.Add(new Fault { Kind = kind, Status = 200 });

        Assert.IsType<PollOutcome.Unavailable>(await line.Source.PollAsync(0, 100, TimeSpan.Zero, default));
        Assert.Equal(1, line.World.Faults.Hits);

        line.World.Faults.Remove(fault);
        Assert.Equal("still here", (await line.OnlyAsync<Incoming.Text>()).Value);
    }

    [Fact]
    public async Task A_long_poll_ends_with_what_comes_and_can_be_broken_off()
    {
        await using var line = await Line.OpenAsync();
        var chat = await line.ChatAsync();
        var poll = line.Source.PollAsync(0, 100, TimeSpan.FromSeconds(50), default);
        chat.Send("now");
        var arrival = Assert.Single(Assert.IsType<PollOutcome.Batch>(await poll).Arrivals);

        using var stop = new CancellationTokenSource();
        var second = line.Source.PollAsync(arrival.UpdateId + 1, 100, TimeSpan.FromSeconds(50), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }
}
