using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using PetitionBot.Playground;

namespace PetitionBot.Tests.Playground;

/// <summary>The file itself: when it is written, and what becomes of one that is late, broken, newer or unwritable.</summary>
public sealed class SavingFileTests : SavedWorldTest
{
    [Fact]
    public async Task A_change_is_written_while_the_server_runs_for_its_owner_only()
    {
        await using var server = await StartAsync();
        server.World.AddPerson("Written-while-running");

        await WrittenAsync("Written-while-running");

        Assert.Equal([SavedFile], Directory.GetFiles(Path.GetDirectoryName(SavedFile)!));
        Assert.DoesNotContain("secret-of", await File.ReadAllTextAsync(SavedFile), StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SavedFile));
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.GetDirectoryName(SavedFile)!) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead));
    }

    [Fact]
    public async Task Many_changes_are_written_together_and_a_reader_never_meets_half_a_file()
    {
        await using var server = await StartAsync();
        var chat = server.World.AddPerson("Aigul").OpenChat();
        var written = new HashSet<DateTime>();
        var watch = Stopwatch.StartNew();
        for (var message = 0; message < 300; message++)
        {
            chat.Send($"message {message}");
            await Task.Delay(5);
            if (!File.Exists(SavedFile)) continue;
            written.Add(File.GetLastWriteTimeUtc(SavedFile));
            Assert.NotNull(JsonNode.Parse(await File.ReadAllBytesAsync(SavedFile)));
        }

        await WrittenAsync("message 299");

        Assert.InRange(written.Count, 1, (watch.Elapsed.TotalSeconds * 2) + 1);
    }

    [Fact]
    public async Task No_id_is_given_twice_when_the_newest_changes_are_lost()
    {
        var first = await StartAsync();
        first.World.AddPerson("Aigul", id: 1).OpenChat().Start();
        await WrittenAsync("/start");
        var kept = await File.ReadAllBytesAsync(SavedFile);
        var lost = await LiveAsync(first);
        await first.DisposeAsync();
        // As after kill -9 before the newest changes were written.
        await File.WriteAllBytesAsync(SavedFile, kept);

        await using var second = await StartAsync();

        AssertHigher(lost, await LiveAsync(second));
    }

    [Fact]
    public async Task No_id_is_given_twice_when_the_file_was_moved_away()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var first = await StartAsync(time);
        first.World.AddPerson("Aigul", id: 1).OpenChat();
        var before = await LiveAsync(first);
        await first.DisposeAsync();
        File.Move(SavedFile, SavedFile + ".old");
        time.Advance(TimeSpan.FromMinutes(1));

        await using var second = await StartAsync(time);
        Assert.Empty(second.World.Persons);
        second.World.AddPerson("Aigul", id: 1).OpenChat();

        AssertHigher(before, await LiveAsync(second));
    }

    [Fact]
    public async Task A_bot_whose_offset_was_lost_gets_the_new_updates()
    {
        var first = await StartAsync();
        var chat = first.World.AddPerson("Aigul", id: 1).OpenChat();
        chat.Start();
        await WrittenAsync("/start");
        var kept = await File.ReadAllBytesAsync(SavedFile);
        chat.Send("lost");
        var offset = (await CallAsync(first, "getUpdates", new { }))[1].GetProperty("update_id").GetInt32() + 1;
        await first.DisposeAsync();
        await File.WriteAllBytesAsync(SavedFile, kept);

        await using var second = await StartAsync();
        second.World.FindPerson(1)!.OpenChat().Send("new");

        var updates = await CallAsync(second, "getUpdates", new { offset });
        Assert.Equal("new", Assert.Single(updates.EnumerateArray()).GetProperty("message").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("", "broken in line 1")]
    [InlineData("{\"format\":1,\n\"chan", "broken in line 2")]
    [InlineData("[]", "broken")]
    [InlineData("null", "format")]
    [InlineData("{}", "format")]
    [InlineData("{\"format\":1}", "broken")]
    [InlineData("{\"format\":2,\"rooms\":[]}", "newer version")]
    public async Task A_file_that_cannot_be_read_is_named_and_left_as_it_is(string text, string why)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SavedFile)!);
        await File.WriteAllTextAsync(SavedFile, text);

        var error = await Assert.ThrowsAsync<WorldFileException>(() => StartAsync());

        Assert.Contains(SavedFile, error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Contains("move it away", error.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(SavedFile));
    }

    [Fact]
    public async Task A_file_changed_by_hand_into_nonsense_is_refused_without_quoting_it()
    {
        var server = await StartAsync();
        server.World.AddPerson("Very-Private", id: 1).OpenChat().Send("Very-Private text");
        await server.DisposeAsync();
        var good = await File.ReadAllTextAsync(SavedFile);
        Action<JsonNode>[] mistakes =
        [
            world => world["persons"]![0]!["chats"]![0]!["bot_id"] = 99,
            world => world["persons"]![0]!["chats"]![0]!["messages"]![0]!["document_id"] = "Very-Private",
            world => world["persons"]![0]!["chats"]![0]!["messages"]![0] = null,
            world => world["persons"]![0]!["chats"]![0]!["messages"]![0]!["Very-Private"] = 1,
            world => world["persons"]![0]!["first_name"] = null,
            world => world["persons"]![0]!["id"] = "Very-Private",
            world => world["persons"]!.AsArray().Add(world["persons"]![0]!.DeepClone()),
            world => world["bots"]![0]!["id"] = 99,
        ];
        foreach (var mistake in mistakes)
        {
            var world = JsonNode.Parse(good)!;
            mistake(world);
            await File.WriteAllTextAsync(SavedFile, world.ToJsonString());

            var error = await Assert.ThrowsAsync<WorldFileException>(() => StartAsync());

            Assert.Contains(SavedFile, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("Very-Private", error.Message.Replace("the file Very-Private", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_once_and_tried_again()
    {
        await using var server = await StartAsync();
        // A folder in the file's place: full disks and missing rights fail in the same way, also for root.
        Directory.CreateDirectory(SavedFile);
        var chat = server.World.AddPerson("Very-Private", id: 1).OpenChat();
        for (var i = 0; Warnings.Count == 0 && i < 500; i++) await Task.Delay(20);
        chat.Send("the second change");
        await Task.Delay(TimeSpan.FromSeconds(1.5));

        var warning = Assert.Single(Warnings);
        Assert.Contains("cannot be saved", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("Very-Private", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of", warning, StringComparison.Ordinal);
        await CallAsync(server, "sendMessage", new { chat_id = 1, text = "still there" });

        Directory.Delete(SavedFile);
        chat.Send("the third change");
        await WrittenAsync("the third change");
    }

    [Fact]
    public async Task A_server_that_finds_its_port_taken_leaves_the_file_alone()
    {
        var first = await StartAsync();
        first.World.AddPerson("Aigul");
        await WrittenAsync("Aigul");
        var options = new BotApiServerOptions { Url = first.Url.ToString(), File = Path.Combine(Root, "other", "telegram.json") };

        await Assert.ThrowsAnyAsync<IOException>(() => BotApiServer.StartAsync(options));

        await first.DisposeAsync();
        Assert.False(File.Exists(options.File));
    }

    // Uses up ids of every kind and names those that it got last.
    private static async Task<IReadOnlyList<long>> LiveAsync(BotApiServer server)
    {
        var chat = server.World.FindPerson(1)!.OpenChat();
        for (var i = 0; i < 5; i++)
        {
            chat.Start();
            chat.AskInline("x");
        }

        var letter = chat.Person.Write(chat.Person, "x");
        var newcomer = server.World.AddPerson("New");
        var press = chat.Press(chat.LastMessage!.Id, "x");
        var update = (await CallAsync(server, "getUpdates", new { limit = 100 })).EnumerateArray().Last();
        return
        [
            letter.Id, chat.LastMessage.Id, update.GetProperty("update_id").GetInt32(), newcomer.Id,
            long.Parse(press.CallbackId, System.Globalization.CultureInfo.InvariantCulture),
        ];
    }

    private static void AssertHigher(IReadOnlyList<long> before, IReadOnlyList<long> after)
    {
        foreach (var (old, now) in before.Zip(after)) Assert.True(now > old, $"{string.Join(' ', before)} came before {string.Join(' ', after)}");
    }
}
