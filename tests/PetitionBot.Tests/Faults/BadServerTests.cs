using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Faults;

public sealed class BadServerTests
{
    private static readonly Phrases Say = Phrases.In(Language.English);

    private static readonly string[] Ways =
        ["null", "html", "error", "error, acting first", "truncated", "dropped before acting", "dropped after acting"];

    [Fact]
    public async Task A_server_that_fails_every_call_but_getUpdates_and_sendMessage_is_survived_whatever_way_it_fails() =>
        await Task.WhenAll(Ways.Select(async way =>
        {
            await using var bot = await RunningBot.StartAsync();
            bot.World.Faults.Add(FaultOf(way) with { Except = ["getUpdates", "sendMessage"] });
            await bot.RestartAsync();
            var chat = bot.Person("Anna", "en");

            var number = await chat.SignSlowlyAsync(Say, "Anna Karenina");

            Assert.Contains(Say.SignedNow(1), number.Source, StringComparison.Ordinal);
            Assert.Equal(1, await bot.CountAsync());
            await bot.CheckBookAsync();
        }));

    [Theory]
    [InlineData("null")]
    [InlineData("error")]
    public async Task A_name_leaves_the_chat_also_where_the_card_could_not_be_edited_and_stands_there_twice(string way)
    {
        await using var bot = await RunningBot.StartAsync();
        var chat = bot.Person("Anna", "en");
        chat.Start();
        await chat.PressSlowlyAsync("1|s|");
        await chat.PressSlowlyAsync("1|a|");
        await chat.WaitForTextAsync(Say.AskName, FormSteps.Patience);
        chat.Send("Anna Karenina");
        await chat.WaitForAsync(message => message.Buttons.Any(button => button.Data.StartsWith("1|g|", StringComparison.Ordinal)), FormSteps.Patience);
        bot.World.Faults.Add(FaultOf(way) with { Method = "editMessageText" });

        await chat.PressSlowlyAsync("1|g|");
        await chat.WaitForAsync(message => message.Text.Contains("Karenina", StringComparison.Ordinal) && message.FromBot, FormSteps.Patience);
        await bot.QuietAsync();
        await chat.PressSlowlyAsync("1|c|");
        await chat.NumberAsync();
        await bot.QuietAsync();

        Assert.DoesNotContain(chat.Messages, message => message.Text.Contains("Karenina", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_now_and_then_fails_any_call_loses_nothing() =>
        await Task.WhenAll(Ways.Select(async way =>
        {
            await using var bot = await RunningBot.StartAsync();
            using var ending = new CancellationTokenSource();
            var failing = FailNowAndThenAsync(bot, FaultOf(way), ending.Token);
            var chat = bot.Person("Anna", "en");

            await chat.SignSlowlyAsync(Say, "Anna Karenina");

            await ending.CancelAsync();
            await failing;
            await bot.QuietAsync();
            Assert.Equal(1, await bot.CountAsync());
            // A copy whose sending was never answered has no number by which it could be removed.
            if (!FaultOf(way).ActsFirst) Assert.DoesNotContain(chat.Messages, message => message.Text.Contains("Karenina", StringComparison.Ordinal));
            Assert.Empty(await bot.Store.ReadAsync(unit => unit.Failures.List(Core.Storage.FailureKind.DeadLetter, 0, 10)));
            await bot.CheckBookAsync();
        }));

    private static Fault FaultOf(string way) => way switch
    {
        "null" => new Fault { Kind = FaultKind.NullResult, ActsFirst = true },
        "html" => new Fault { Kind = FaultKind.Html, Status = 502 },
        "error" => new Fault { Status = 500 },
        "error, acting first" => new Fault { Status = 500, ActsFirst = true },
        "truncated" => new Fault { Kind = FaultKind.Truncated },
        "dropped before acting" => new Fault { Kind = FaultKind.Drop },
        _ => new Fault { Kind = FaultKind.Drop, ActsFirst = true },
    };

    // Of every method in turn the next call fails, as soon as the one before has.
    private static async Task FailNowAndThenAsync(RunningBot bot, Fault fault, CancellationToken ending)
    {
        string[] methods = ["sendMessage", "editMessageText", "getUpdates", "answerCallbackQuery", "deleteMessages"];
        for (var i = 0; !ending.IsCancellationRequested; i++)
        {
            bot.World.Faults.Clear();
            bot.World.Faults.Add(fault with { Method = methods[i % methods.Length], Times = 1 });
            await Task.Delay(150, CancellationToken.None);
        }

        bot.World.Faults.Clear();
    }
}
