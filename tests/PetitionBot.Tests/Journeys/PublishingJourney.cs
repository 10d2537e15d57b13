using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Operations;
using PetitionBot.Tests.Storage.Sqlite;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Journeys;

public sealed class PublishingJourney : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Log => Path.Combine(_folder.Root, "log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_log_is_published_in_groups_and_a_stranger_recounts_it_from_what_the_chat_says()
    {
        await using var bot = await RunningBot.StartAsync(settings: [("Log:PublishTo", Log), ("Log:Url", "https://log.example/fair/")]);
        await bot.SignManyAsync(19);
        Assert.False(await bot.Publisher.PublishAsync(default));
        Assert.False(File.Exists(Path.Combine(Log, "checkpoint")));
        await bot.SignManyAsync(1);

        await PublishAsync(bot);

        var reader = bot.Person("Reader", "en");
        reader.Send("/log");
        var told = (await reader.WaitForAsync(message => message.FromBot)).Source!;
        Assert.Contains("https://log.example/fair/", told, StringComparison.Ordinal);
        var note = Between(told, "<pre>", "</pre>") + "\n";
        var key = NoteKey.Parse(Between(told, "<code>", "</code>").Replace("&#43;", "+", StringComparison.Ordinal));
        var checkpoint = Checkpoint.Open(SignedNote.Parse(note), key);
        var published = PublishedLog.Open(Log, key);
        Assert.Equal(published.Note.ToString(), note);
        Assert.Equal((20L, 20L), (checkpoint.Size, published.Recount().Count(new("fair-elections"))));
        Assert.Equal(key + "\n", await File.ReadAllTextAsync(Path.Combine(Log, LogPublisher.KeyFile)));
        Assert.True(new FileInfo(Path.Combine(Log, PublishService.PageName)).Length > 10_000);

        // The exact texts that were signed stand beside it.
        var version = Directory.GetDirectories(Path.Combine(Log, "texts", "fair-elections")).Single();
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(bot.Folder.Petitions, "fair-elections", "kk.md")), await File.ReadAllBytesAsync(Path.Combine(version, "kk.md")));
    }

    [Fact]
    public async Task Once_no_petition_is_open_any_more_the_rest_is_published_too()
    {
        await using var bot = await RunningBot.StartAsync(
            folder =>
            {
                folder.Add("plea/en.md", "# Plea\n\n1. Be fair.\n");
                folder.Add("plea/petition.yaml", "closes: 2020-01-01\n");
            },
            settings: [("Log:PublishTo", Log)]);
        await bot.SignManyAsync(3, "plea");
        await PublishAsync(bot);
        Assert.Equal(3, PublishedLog.Open(Log, bot.LogKey).Recount().Count(new("plea")));
    }

    [Theory]
    [InlineData("DROP TRIGGER leaves_are_not_removed; DELETE FROM leaves WHERE idx > 9", "the log shrank")]
    [InlineData("DROP TRIGGER leaves_are_not_changed; UPDATE leaves SET bytes = (SELECT bytes FROM leaves WHERE idx = 3) WHERE idx = 2", "the log forked")]
    public async Task A_log_that_shrank_or_forked_is_said_loudly_and_no_start_goes_over_it(string sql, string problem)
    {
        await using var bot = await RunningBot.StartAsync(settings: [("Log:PublishTo", Log)]);
        await bot.SignManyAsync(20);
        await PublishAsync(bot);
        var published = await File.ReadAllTextAsync(Path.Combine(Log, "checkpoint"));
        Raw.Run(Path.Combine(bot.Folder.Root, "data", "petition.db"), sql);

        Assert.False(await bot.Publisher.PublishAsync(default));

        Assert.Matches($"Critical .*NOTHING IS PUBLISHED: .*{problem}", bot.Log.All);
        await bot.StopHostAsync();
        var refused = await Assert.ThrowsAsync<StartException>(bot.StartHostAsync);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.Equal(published, await File.ReadAllTextAsync(Path.Combine(Log, "checkpoint")));
        // The book alone remembers too.
        Directory.Delete(Log, recursive: true);
        Assert.Contains(problem, (await Assert.ThrowsAsync<StartException>(bot.StartHostAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_folder_is_published_again_and_a_disk_that_fails_is_said_and_tried_again()
    {
        await using var bot = await RunningBot.StartAsync(settings: [("Log:PublishTo", Log)]);
        // A folder where a file should be: its write fails, as on a full disk.
        var blocked = Directory.CreateDirectory(Path.Combine(Log, "checkpoint.tmp"));
        await bot.SignManyAsync(20);
        Assert.False(await bot.Publisher.PublishAsync(default));
        Assert.Contains("cannot be published, trying again later", bot.Log.All, StringComparison.Ordinal);
        blocked.Delete();
        await PublishAsync(bot);
        Directory.Delete(Log, recursive: true);
        await PublishAsync(bot);
        Assert.Equal(20, PublishedLog.Open(Log, bot.LogKey).Recount().Entries);
    }

    [Fact]
    public async Task Checkpoints_go_to_a_channel_one_within_its_interval_also_over_a_restart()
    {
        await using var bot = await RunningBot.StartAsync(settings: [("Log:PublishTo", Log), ("Log:Channel", "@fair_log"), ("Log:ChannelInterval", "00:01:00")]);
        var channel = bot.World.AddChannel("fair_log");
        Assert.False(await bot.Channel.PostAsync(default));
        await bot.SignManyAsync(20);
        await PublishAsync(bot);

        Assert.True(await bot.Channel.PostAsync(default));
        Assert.False(await bot.Channel.PostAsync(default));
        await bot.RestartAsync();
        await bot.SignManyAsync(20);
        await PublishAsync(bot);
        Assert.False(await bot.Channel.PostAsync(default));

        var post = Assert.Single(channel.Posts);
        var note = post[(post.IndexOf('\n', StringComparison.Ordinal) + 1)..] + "\n";
        Assert.Equal(20, Checkpoint.Open(SignedNote.Parse(note), bot.LogKey).Size);
    }

    [Fact]
    public async Task A_channel_that_the_bot_may_not_post_to_is_said_and_holds_up_nothing()
    {
        await using var bot = await RunningBot.StartAsync(settings: [("Log:PublishTo", Log), ("Log:Channel", "@fair_log")]);
        bot.World.AddChannel("fair_log").HasBots = false;
        await bot.SignManyAsync(20);
        await PublishAsync(bot);
        Assert.False(await bot.Channel.PostAsync(default));
        Assert.Contains("was not posted to @fair_log", bot.Log.All, StringComparison.Ordinal);
        Assert.Contains("not a member of the channel", bot.Log.All, StringComparison.Ordinal);
    }

    // The service may have come first.
    private async Task PublishAsync(RunningBot bot)
    {
        await bot.Publisher.PublishAsync(default);
        Assert.Equal(await bot.Store.ReadAsync(unit => unit.Leaves.Size), PublishedLog.Open(Log, bot.LogKey).Checkpoint.Size);
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
