using System.Buffers.Binary;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Attacks;

/// <summary>
/// A batch commits together, so that the write-ahead log says which rows of which tables were written at once. How far
/// that joins a signature to its link and its chat is measured here and written down in docs/attacks.md.
/// </summary>
[Collection(CrowdTests.Name)]
public sealed class JoinedCommitsTests(CrowdFixture fixture, ITestOutputHelper output)
{
    private const byte TableLeaf = 0x0d;

    // A row of sent or received begins with its chat. Before that stands its header: its own length, a blob of 32 bytes, a
    // number of 8 and one of 3 (sqlite.org/fileformat2.html, "Record Format"). Dialogues and indexes have other ones.
    private static readonly byte[] HeadOfMessage = [6, (32 * 2) + 12, 6, 3];
    private const int HeadLength = 6;

    // Of a row behind its chat: enough of the box's nonce to tell it from every other.
    private const int Beside = 40;

    private static readonly PetitionId Plea = new("plea");

    private Safe Safe => field ??= new(fixture.Bot.Secret);

    [Fact]
    public void What_the_commits_in_the_write_ahead_log_join_is_measured_and_a_month_later_there_are_none()
    {
        Assert.Equal(0, Measure("a month later", fixture.TakenLater));
        Measure("right after the crowd", fixture.Taken);
    }

    [Fact]
    public void The_measure_finds_rows_that_were_written_together()
    {
        using var book = new StoppedBook(fixture);
        var keys = new Keys(fixture, Safe);
        var seen = new HashSet<string>();
        // As if the whole book had been written in one commit.
        var pages = Pages(File.ReadAllBytes(book.Database)).ToList();
        var (signers, links, chats) = keys.New(pages, seen);
        Assert.True(signers.Count >= fixture.Crowd.Count(member => member.Fate is Fate.Signs));
        Assert.True(links.Count >= fixture.Crowd.Count(member => member.Fate is Fate.Signs));
        Assert.True(chats.Count > fixture.Crowd.Count / 2);
        var messages = book.Read(unit => fixture.Crowd.Count(member => Safe.ChatOf(fixture.Bot.World.Bot.Id, member.Id) is var chat
            && unit.Outbox.ListSent(chat).Count + unit.Outbox.ListReceived(chat).Count > 0));
        Assert.InRange(chats.Count, messages, fixture.Crowd.Count);
        Assert.Equal((0, 0, 0), keys.New(pages, seen) is var again ? (again.Signers.Count, again.Links.Count, again.Chats.Count) : default);
    }

    private int Measure(string when, IReadOnlyDictionary<string, byte[]> files)
    {
        var keys = new Keys(fixture, Safe);
        var seen = new HashSet<string>();
        _ = keys.New(Pages(Content(files, "petition.db")), seen);
        var wal = Content(files, "petition.db-wal");
        var (commits, signed, alone, byLink, byChat) = (0, 0, 0, 0.0, 0.0);
        foreach (var pages in SqliteWal.Commits(wal))
        {
            commits++;
            var (signers, links, chats) = keys.New(pages, seen);
            signed += signers.Count;
            if (signers.Count == 1) alone++;
            // A thief who guesses one of those that were written at once is right so often.
            byLink += signers.Count(links.Contains) / (double)Math.Max(1, links.Count);
            byChat += signers.Count(chats.Contains) / (double)Math.Max(1, chats.Count);
        }

        output.WriteLine($"{when}: {wal.Length} bytes of log, {commits} commits with {signed} new signatures of {fixture.Crowd.Count} people; {alone} alone in their commit; "
            + $"a signature's link is guessed right for {Share(byLink, signed)}, its chat for {Share(byChat, signed)}");
        return signed;
    }

    private static string Share(double right, int of) => of == 0 ? "nobody" : $"{100 * right / of:0.0} %";

    private static byte[] Content(IReadOnlyDictionary<string, byte[]> files, string name) => files.First(file => file.Key.EndsWith(name, StringComparison.Ordinal)).Value;

    private static IEnumerable<ReadOnlyMemory<byte>> Pages(byte[] database)
    {
        var size = BinaryPrimitives.ReadUInt16BigEndian(database.AsSpan(16));
        for (var at = 0; at + size <= database.Length; at += size) yield return database.AsMemory(at, size);
    }

    /// <summary>Whose rows stand on pages; the thief reads the same keys off the tables.</summary>
    private sealed class Keys
    {
        private readonly Dictionary<ulong, (char Kind, int Who, byte[] Key)> _byHead = [];

        public Keys(CrowdFixture fixture, Safe safe)
        {
            foreach (var member in fixture.Crowd)
            {
                Add('s', member.Index, safe.SignerOf(Plea, member.Id));
                Add('l', member.Index, safe.Links.KeyOf(Plea, safe.Links.Of(Plea, member.Id)).Bytes.ToArray());
                Add('c', member.Index, safe.ChatOf(fixture.Bot.World.Bot.Id, member.Id));
            }
        }

        /// <summary>Whose signature, link, and row of a chat (outbox, sent, received) stands on these pages and was not seen before.</summary>
        public (HashSet<int> Signers, HashSet<int> Links, HashSet<int> Chats) New(IEnumerable<ReadOnlyMemory<byte>> pages, HashSet<string> seen)
        {
            var (signers, links, chats) = (new HashSet<int>(), new HashSet<int>(), new HashSet<int>());
            foreach (var page in pages)
            {
                var bytes = page.Span;
                for (var at = 0; at + 32 <= bytes.Length; at++)
                {
                    if (!_byHead.TryGetValue(BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]), out var key) || !bytes[at..].StartsWith(key.Key)) continue;
                    // A chat has many rows: each is told by what stands beside. In other tables a key has one row.
                    if (key.Kind == 'c' && bytes[0] != TableLeaf && !IsMessage(bytes, at)) continue;
                    var row = key.Kind == 'c' ? Convert.ToHexString(bytes.Slice(at, Math.Min(32 + Beside, bytes.Length - at))) : "";
                    if (!seen.Add($"{key.Kind}{key.Who}{row}")) continue;
                    (key.Kind switch { 's' => signers, 'l' => links, _ => chats }).Add(key.Who);
                }
            }

            return (signers, links, chats);
        }

        private static bool IsMessage(ReadOnlySpan<byte> page, int at) => at >= HeadLength && page[(at - HeadLength)..].StartsWith(HeadOfMessage);

        private void Add(char kind, int who, byte[] key) => _byHead[BinaryPrimitives.ReadUInt64LittleEndian(key)] = (kind, who, key);
    }
}
