using System.Diagnostics;
using System.Globalization;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;
using PetitionBot.Playground;
using PetitionBot.Playground.Rules;
using PetitionBot.Tests.Support;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Faults.Network;

/// <summary>
/// The bot was away for a day and two hours, and thousands wrote to it all the while. 100,000 updates by
/// <c>PETITIONBOT_DAY_AWAY_UPDATES=100000</c>.
/// </summary>
public sealed class DayAwayTests(ITestOutputHelper output)
{
    private const int Fewest = 2_000;
    private const int Page = 500;
    private static readonly Phrases Say = Phrases.In(Language.English);
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(60);

    [Fact]
    public async Task After_a_day_away_everybody_is_answered_in_order_and_those_with_a_fresh_draft_are_told_once_where_they_stand()
    {
        var time = new JumpingClock();
        await using var bot = await RunningBot.StartAsync(time: time);
        var (drafts, confirm) = await TemplatesAsync(bot);
        var people = await PeopleAsync(bot, drafts, time.GetUtcNow());
        var stopped = await bot.CountAsync();
        await bot.StopHostAsync();
        var made = Leave(bot, people, confirm, time);
        var before = Memory();
        var clock = Stopwatch.StartNew();

        await bot.StartHostAsync();
        await using var watch = new ConfirmedWatch(bot);
        await DrainedAsync(bot, people);

        var took = clock.Elapsed;
        var said = people.Sum(person => person.Chat.Messages.Count(message => message.FromBot));
        output.WriteLine($"{made} updates of {people.Count} persons, {said} messages said in {took.TotalSeconds:0} s: {said / took.TotalSeconds:0} a second");
        output.WriteLine($"memory of bot and emulator: {before} MB before, {Memory()} MB after, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most resident");
        foreach (var person in people) person.Check();
        var signed = people.Count(person => person.HasSigned);
        output.WriteLine($"{signed} presses of the last moment counted");
        if (took < Forgotten) Assert.Equal(people.Count(person => person.Absence.Presses == Absentee.Hours), signed);
        foreach (var kind in people.GroupBy(person => person.Absence.Name)) output.WriteLine($"{kind.Count()} {kind.Key}: as promised");
        Assert.Equal(stopped + signed, await bot.CountAsync());

        var goOn = people.Where(person => person.Absence is { Step: "1|c|", IsTold: true }).Take(20).ToList();
        foreach (var person in goOn)
        {
            await person.Chat.TapAsync(Say.ContinueButton);
            await person.Chat.TapAsync(Say.ConfirmButton);
            await person.Chat.WaitForTextAsync("Your number");
        }

        Assert.Equal(stopped + signed + goOn.Count, await bot.CountAsync());
        await bot.CheckBookAsync();
    }

    // A draft at each step as the bot itself makes it, by the button or the word that stands in the chat then.
    private static async Task<(IReadOnlyDictionary<string, Draft> Drafts, string Confirm)> TemplatesAsync(RunningBot bot)
    {
        var drafts = new Dictionary<string, Draft>();
        var chat = bot.Person("Template", "en");
        async Task KeepAsync(string step, Func<ChatMessage, bool> shown)
        {
            await chat.WaitForAsync(message => message.FromBot && shown(message), TimeSpan.FromSeconds(60));
            var safe = new Safe(bot.Secret);
            var row = await bot.Store.ReadAsync(unit => unit.Dialogues.Find(safe.ChatOf(bot.World.Bot.Id, chat.Person.Id)));
            drafts[step] = safe.Open(row!).Draft! with { Traces = [] };
        }

        static Func<ChatMessage, bool> Button(string data) => message => message.Buttons.Any(button => button.Data.StartsWith(data, StringComparison.Ordinal));
        chat.Start();
        await KeepAsync("1|s|", Button("1|s|"));
        await chat.PressSlowlyAsync("1|s|");
        await chat.PressSlowlyAsync("1|a|");
        await KeepAsync("name", message => message.Text.Contains(Say.AskName, StringComparison.Ordinal));
        chat.Send("Anna Karenina");
        await KeepAsync("1|g|", Button("1|g|"));
        await chat.PressSlowlyAsync("1|g|");
        await KeepAsync("1|c|", Button("1|c|"));
        var confirm = chat.FindButton("1|c|").Button.Data;
        await chat.PressSlowlyAsync("1|c|");
        await chat.NumberAsync();
        await bot.QuietAsync();
        return (drafts, confirm);
    }

    private static async Task<IReadOnlyList<Absentee>> PeopleAsync(RunningBot bot, IReadOnlyDictionary<string, Draft> drafts, DateTimeOffset now)
    {
        var each = Absentee.Kinds.Sum(kind => kind.Writes.Length + (kind.Presses is null ? 0 : 1));
        var updates = int.TryParse(Environment.GetEnvironmentVariable("PETITIONBOT_DAY_AWAY_UPDATES"), CultureInfo.InvariantCulture, out var set) ? set : Fewest;
        var people = Enumerable.Range(0, (updates + each - 1) / each * Absentee.Kinds.Count)
            .Select(i => new Absentee(bot.Person($"Person {i}", "en"), Absentee.Kinds[i % Absentee.Kinds.Count])).ToList();
        var safe = new Safe(bot.Secret);
        foreach (var page in people.Where(person => person.Absence.Step is not null).Chunk(Page))
        {
            await bot.Store.WriteAsync(unit =>
            {
                foreach (var person in page) unit.Dialogues.Save(Row(safe, bot.World.Bot.Id, person, drafts, now));
                return true;
            });
        }

        return people;
    }

    private static DialogueRow Row(Safe safe, long bot, Absentee person, IReadOnlyDictionary<string, Draft> drafts, DateTimeOffset now)
    {
        var dialogue = new Dialogue { ChatId = person.Chat.Person.Id, Language = Language.English, Draft = drafts[person.Absence.Step!] };
        var chat = safe.ChatOf(bot, person.Chat.Person.Id);
        return new DialogueRow(chat, bot, Hours.Of(now) - person.Absence.TouchedBefore, dialogue.DraftState, safe.Seal(chat, dialogue));
    }

    // What they did while the bot was away, hour by hour; returns how many updates that made.
    private static int Leave(RunningBot bot, IReadOnlyList<Absentee> people, string confirm, JumpingClock time)
    {
        var (world, made) = (bot.World, 0);
        lock (world.Gate)
        {
            foreach (var person in people)
            {
                person.Chat.Start();
                if (person.Absence.Step is null) continue;
                person.Summary = person.Chat.Add(new ChatMessage
                {
                    Id = world.Bot.NextMessageId(),
                    FromBot = true,
                    Date = world.Now,
                    Source = "x",
                    Content = new FormattedText("x", []),
                });
            }

            // That was before, and long since handled.
            world.Bot.Updates.Clear();
            for (var hour = 0; hour <= Absentee.Hours; hour++)
            {
                foreach (var person in people) made += person.Live(hour, confirm);
                if (hour < Absentee.Hours) time.Set(TimeSpan.FromHours(hour + 1));
            }
        }

        return made;
    }

    private static async Task DrainedAsync(RunningBot bot, IReadOnlyList<Absentee> people)
    {
        var told = people.Last(person => person.Absence.IsTold).Chat;
        await told.WaitForTextAsync(Say.AfterOutage, Patience);
        await bot.ConfirmedAsync();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(100))
        {
            if (await bot.Store.ReadAsync(unit => unit.Outbox.List(bot.World.Bot.Id, 0, 1).Count) == 0) return;
        }

        Assert.Fail("the outbox did not become empty");
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true) >> 20;
}
