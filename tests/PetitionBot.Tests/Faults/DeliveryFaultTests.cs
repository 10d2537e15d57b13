using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Faults.Disks;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

public sealed class DeliveryFaultTests
{
    private static readonly Phrases Say = Phrases.In(Language.English);

    [Fact]
    public async Task A_flood_pauses_only_its_chat_loses_nothing_and_keeps_the_order()
    {
        await using var bot = await RunningBot.StartAsync();
        var flooded = bot.Person("Anna", "en");
        var other = bot.Person("Boris", "en");
        bot.World.Faults.Flood(1, flooded.Person.Id, times: 3);

        foreach (var text in new[] { "/help", "/language", "/me", "/cancel", "/help" }) flooded.Send(text);
        other.Send("/help");
        await other.WaitForTextAsync("Read the petition");
        await other.SignSlowlyAsync(Say, "Boris Godunov");
        Assert.DoesNotContain(flooded.Messages, message => message.FromBot);

        await flooded.WaitUntilAsync(chat => Said(chat).Count == 5);
        await bot.QuietAsync();
        var said = Said(flooded);
        Assert.Equal(5, said.Count);
        Assert.StartsWith("Read the petition", said[0], StringComparison.Ordinal);
        Assert.StartsWith(Say.ChooseLanguage, said[1], StringComparison.Ordinal);
        Assert.StartsWith(Say.NotSigned, said[2], StringComparison.Ordinal);
        Assert.StartsWith(Say.NothingToCancel, said[3], StringComparison.Ordinal);
        Assert.StartsWith("Read the petition", said[4], StringComparison.Ordinal);
        Assert.Equal(1, await bot.CountAsync());
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task A_flood_is_remembered_over_a_restart()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Person("Anna", "en");
        bot.World.Faults.Flood(2, chat.Person.Id);
        chat.Send("/help");
        await bot.ConfirmedAsync();
        chat.Send("/me");
        await bot.ConfirmedAsync();

        await bot.RestartAsync();

        await chat.WaitUntilAsync(now => Said(now).Count == 2);
        Assert.StartsWith("Read the petition", Said(chat)[0], StringComparison.Ordinal);
        Assert.StartsWith(Say.NotSigned, Said(chat)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_blocks_the_bot_is_written_to_no_more_others_are_and_who_comes_back_is_served()
    {
        await using var bot = await RunningBot.StartAsync();
        var leaving = bot.Person("Anna", "en");
        var other = bot.Person("Boris", "en");
        bot.World.Faults.Flood(3, leaving.Person.Id);
        for (var i = 0; i < 5; i++) leaving.Send("/help");
        await bot.ConfirmedAsync();

        leaving.Block();

        await other.SignSlowlyAsync(Say, "Boris Godunov");
        await bot.QuietAsync();
        Assert.Empty(Said(leaving));
        leaving.Start();
        await leaving.SignSlowlyAsync(Say, "Anna Karenina");
        Assert.DoesNotContain(Said(leaving), text => text.StartsWith("Read the petition, sign it", StringComparison.Ordinal));
        Assert.Equal(2, await bot.CountAsync());
        await bot.CheckBookAsync();
    }

    [Fact]
    public async Task A_403_without_an_update_drops_what_waited_then_and_no_answer_to_what_came_later()
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Person("Anna", "en");
        // The answer to the first is under way for so long that the person is back before it fails.
        bot.World.Faults.Add(new Fault { Status = 403, ChatId = chat.Person.Id, Method = "sendMessage", Times = 1, Delay = TimeSpan.FromSeconds(1) });

        chat.Send("/me");
        await bot.ConfirmedAsync();
        chat.Send("/help");

        await chat.WaitForTextAsync("Read the petition");
        await bot.QuietAsync();
        Assert.Single(Said(chat));
    }

    [Fact]
    public async Task A_reply_that_was_sent_and_cannot_be_written_down_for_a_while_is_sent_once()
    {
        DiskFault? fault = null;
        FaultDisk? disk = null;
        await using var bot = await RunningBot.StartAsync(folder =>
        {
            folder.AddLaunchPetition();
            disk = FaultDisk.Watch(Path.Combine(folder.Root, "data"), operation => operation.Act == DiskAct.Open ? null : fault);
        });
        using var watched = disk!;
        var chat = bot.Person("Anna", "en");
        bot.World.Faults.Add(new Fault { Kind = FaultKind.Late, Method = "sendMessage", Delay = TimeSpan.FromSeconds(1) });
        chat.Send("/help");
        // What waits is in the book, its reply is under way.
        await bot.ConfirmedAsync();
        var before = watched.Hits;
        fault = new DiskFault(DiskFault.Full);
        await chat.WaitForTextAsync("Read the petition", FormSteps.Patience);
        for (var i = 0; i < 1800 && watched.Hits < before + 3; i++) await Task.Delay(50);
        Assert.True(watched.Hits >= before + 3, "nobody tried to write it down");

        fault = null;

        await bot.QuietAsync();
        await bot.RestartAsync();
        await bot.QuietAsync();
        Assert.Single(Said(chat));
        await bot.CheckBookAsync();
    }

    private static List<string> Said(PersonChat chat) => [.. chat.Messages.Where(message => message.FromBot).Select(message => message.Text)];
}
