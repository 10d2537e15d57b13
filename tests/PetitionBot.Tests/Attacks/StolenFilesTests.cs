using System.Text;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Attacks;

[CollectionDefinition(Name)]
public sealed class CrowdTests : ICollectionFixture<CrowdFixture>
{
    public const string Name = "A crowd has signed";
}

/// <summary>Somebody has every file of the bot but the secrets, and knows whom to look for.</summary>
[Collection(CrowdTests.Name)]
public sealed class StolenFilesTests(CrowdFixture fixture, ITestOutputHelper output)
{
    [Fact]
    public async Task The_crowd_was_there()
    {
        var signed = fixture.Crowd.Count(member => member.Fate is Fate.Signs or Fate.Corrects or Fate.Cleans);
        var blocked = fixture.Crowd.Count(member => member.Fate is Fate.Blocks);
        Assert.InRange(await fixture.Bot.CountAsync("plea"), signed, signed + blocked);
        await fixture.Bot.CheckBookAsync();
        Assert.Contains(fixture.Taken.Keys, file => file.EndsWith("petition.db-wal", StringComparison.Ordinal));
        Assert.Contains(fixture.Taken.Keys, file => file.EndsWith("checkpoint", StringComparison.Ordinal));
        // With a large crowd, the bot has made one more by itself.
        Assert.True(fixture.Taken.Keys.Count(file => file.EndsWith(".backup", StringComparison.Ordinal)) >= 2);
        Assert.Contains(fixture.Taken.Keys, file => file.EndsWith(".jsonl", StringComparison.Ordinal));
        Assert.Contains(fixture.Taken.Keys, file => file.Contains("/erased/erased-", StringComparison.Ordinal));
        output.WriteLine($"{CrowdFixture.Size} people, {fixture.Taken.Values.Concat(fixture.TakenLater.Values).Sum(file => (long)file.Length)} bytes taken both times");
    }

    [Fact]
    public void No_byte_of_any_file_or_log_line_gives_anybody_away()
    {
        var search = new ByteSearch();
        foreach (var (bytes, what) in fixture.Crowd.SelectMany(member => member.Needles()).Concat(Secrets())) search.Add(bytes, what);
        var places = fixture.Taken.Select(file => (file.Key, file.Value))
            .Concat(fixture.TakenLater.Select(file => (Key: "later " + file.Key, file.Value)))
            .Append((Key: "the bot's own log", Value: Encoding.UTF8.GetBytes(fixture.Bot.Log.All)));

        var found = places.SelectMany(place => search.Find(place.Value, place.Key)).ToList();

        output.WriteLine($"{search.Count} needles");
        Assert.True(search.Count > 400 * CrowdFixture.Size);
        Assert.True(found.Count == 0, string.Join('\n', found.Take(20)));
    }

    [Fact]
    public void The_search_finds_each_form_wherever_it_stands()
    {
        var (search, random) = (new ByteSearch(), new Random(1));
        var needles = fixture.Crowd.Take(5).SelectMany(member => member.Needles()).ToList();
        foreach (var (bytes, what) in needles) search.Add(bytes, what);
        var hay = new byte[20_000];
        foreach (var (bytes, what) in needles)
        {
            random.NextBytes(hay);
            bytes.CopyTo(hay.AsSpan(random.Next(hay.Length - bytes.Length)));
            Assert.Contains(search.Find(hay, "hay"), hit => hit.StartsWith(what, StringComparison.Ordinal));
        }

        // As a page of text would hold it.
        Assert.NotEmpty(search.Find(Encoding.UTF8.GetBytes($"xx{Convert.ToBase64String(Encoding.UTF8.GetBytes($"a name: {fixture.Crowd[0].Name}."))}"), "text"));
    }

    [Fact]
    public void A_thief_of_the_token_reads_no_name_phone_or_comment_in_any_chat()
    {
        // Who blocks the bot in the middle keeps their own chat as it is: nothing can be deleted there any more.
        var dump = Dump(fixture.Crowd.Where(member => member.Fate != Fate.Blocks));
        Assert.All(Enum.GetValues<Fate>(), fate => Assert.Contains(fixture.Crowd, member => member.Fate == fate));
        foreach (var member in fixture.Crowd)
        {
            foreach (var personal in new[] { member.Name, member.BetterName, member.Phone, member.Comment })
                Assert.False(dump.Contains(personal, StringComparison.OrdinalIgnoreCase), $"{personal} of {member.Index} ({member.Fate}, {member.Language})");
        }
    }

    [Fact]
    public void The_dump_would_show_them()
    {
        var blocked = fixture.Crowd.Where(member => member.Fate == Fate.Blocks).ToList();
        var dump = Dump(blocked);
        Assert.Contains(blocked, member => dump.Contains(member.Name, StringComparison.Ordinal));
        Assert.Contains(blocked, member => dump.Contains(member.Phone, StringComparison.Ordinal));
    }

    [Fact]
    public void After_cleaning_one_word_is_left_in_the_chat()
    {
        foreach (var member in fixture.Crowd.Where(member => member.Fate == Fate.Cleans))
        {
            var only = Assert.Single(member.Chat.Messages);
            Assert.Equal(Core.Texts.Phrases.In(member.Language).CleanDone, only.Source);
            Assert.Null(member.Chat.ReplyKeyboard);
        }
    }

    // Both sides: words, buttons with what they carry, contacts, files.
    private static string Dump(IEnumerable<Member> members) => string.Join('\n', members.SelectMany(member => member.Chat.Messages).Select(message =>
        $"{message.Text} {message.Source} {message.Contact?.PhoneNumber} {message.Contact?.FirstName} "
        + string.Join(' ', message.Buttons.Select(button => $"{button.Text} {button.Data}"))
        + (message.Document is { } file ? $" {file.Name} {Encoding.UTF8.GetString(file.Content.Span)}" : "")));

    // A box whose key lies beside it in the same file is no box.
    private IEnumerable<(byte[] Bytes, string What)> Secrets()
    {
        var secret = fixture.Bot.Secret;
        var keys = Directory.GetFiles(Path.Combine(fixture.Stopped, "secret"), "*.key", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "log.key")
            .Select(file => (Convert.FromBase64String(File.ReadAllText(file)), Path.GetFileName(file)));
        string[] purposes = ["vault/signatures", "vault/dialogues", "vault/outbox", "vault/poison", "vault/links", "vault/tombstones", "pseudonym/signer", "pseudonym/chat", "pseudonym/tombstone"];
        var log = File.ReadAllText(Path.Combine(fixture.Stopped, "secret", "log.key")).Split('\n')[1];
        return keys.Concat(purposes.Select(purpose => (secret.DeriveKey(purpose), purpose)))
            .SelectMany(key => Needles.OfSecret(key.Item1).Select(form => (form, $"the key {key.Item2}")))
            .Append((Encoding.ASCII.GetBytes(log), "the log's key"));
    }
}
