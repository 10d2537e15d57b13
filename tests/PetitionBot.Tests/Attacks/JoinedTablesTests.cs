using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Attacks;

/// <summary>
/// Somebody has the database and no secret, and tries to tell which rows of different tables belong to one person: by
/// order, by time, by size. What that gives is measured here and written down in docs/attacks.md. It names nobody: without
/// the secret every row stands for an unknown person.
/// </summary>
[Collection(CrowdTests.Name)]
public sealed class JoinedTablesTests(CrowdFixture fixture, ITestOutputHelper output)
{
    private static readonly PetitionId Plea = new("plea");

    private Safe Safe => new(fixture.Bot.Secret);

    private IReadOnlyList<Member> Signers => [.. fixture.Crowd.Where(member => member.Fate is Fate.Signs)];

    [Fact]
    public async Task All_boxes_of_a_table_have_one_size()
    {
        var (signatures, envelopes, links, tombstones) = await fixture.Bot.Store.ReadAsync(unit => (
            unit.Signatures.List("plea", 0, 100_000).Select(row => row.Box.Length).Distinct().Count(),
            unit.Signatures.List("plea", 0, 100_000).Select(row => row.Envelope!.Length).Distinct().Count(),
            unit.Links.List(null, 100_000).Select(row => row.Box.Length).Distinct().Count(),
            unit.Tombstones.List("plea", null, 100_000).Select(row => row.Box.Length).Distinct().Count()));
        Assert.Equal((1, 1, 1), (signatures, envelopes, links));
        Assert.InRange(tombstones, 0, 1);
    }

    [Fact]
    public async Task No_key_of_one_table_stands_in_another()
    {
        var keys = await fixture.Bot.Store.ReadAsync(unit => new[]
        {
            unit.Signatures.List("plea", 0, 100_000).Select(row => Convert.ToHexString(row.Signer)).ToHashSet(),
            unit.Links.List(null, 100_000).Select(row => Convert.ToHexString(row.Key)).ToHashSet(),
            fixture.Crowd.Select(member => Convert.ToHexString(Safe.ChatOf(fixture.Bot.World.Bot.Id, member.Id))).ToHashSet(),
            unit.Tombstones.List("plea", null, 100_000).Select(row => Convert.ToHexString(row.Key)).ToHashSet(),
        });
        for (var i = 0; i < keys.Length; i++)
        {
            for (var j = 0; j < i; j++) Assert.Empty(keys[i].Intersect(keys[j]));
        }
    }

    [Fact]
    public async Task A_month_later_no_row_of_any_chat_is_left_but_of_who_chose_a_language()
    {
        var (waiting, failures, rows) = await fixture.Bot.Store.ReadAsync(unit => (
            unit.Outbox.List(fixture.Bot.World.Bot.Id, 0, 10).Count,
            unit.Failures.List(FailureKind.Poison, 0, 10).Count + unit.Failures.List(FailureKind.DeadLetter, 0, 10).Count,
            fixture.Crowd.Select(member => Safe.ChatOf(fixture.Bot.World.Bot.Id, member.Id))
                .Count(chat => unit.Dialogues.Find(chat) is not null || unit.Outbox.ListSent(chat).Count > 0 || unit.Outbox.ListReceived(chat).Count > 0)));
        Assert.Equal((0, 0, 0), (waiting, failures, rows));
        Assert.Empty(fixture.TakenLater.First(file => file.Key.EndsWith("petition.db-wal", StringComparison.Ordinal)).Value);
    }

    // The order in which links were made, as far as the places of cells tell it, against the order of numbers.
    [Fact]
    public async Task What_the_order_of_cells_tells_of_links_is_measured()
    {
        var order = await fixture.Bot.Store.ReadAsync(unit => Signers.ToDictionary(
            member => Convert.ToHexString(LinkOf(member)),
            member => unit.Signatures.Find(Safe.SignerOf(Plea, member.Id))!.Serial));
        foreach (var (what, files) in new[] { ("while signing goes on", fixture.Taken), ("a month later", fixture.TakenLater) })
        {
            var database = files.First(file => file.Key.EndsWith("petition.db", StringComparison.Ordinal)).Value;
            var (pairs, right) = (0L, 0L);
            foreach (var page in SqlitePages.Places(database, [.. Signers.Select(LinkOf)]))
            {
                var serials = page.OrderByDescending(cell => cell.Place).Select(cell => order[Convert.ToHexString(cell.Key)]).ToList();
                for (var i = 0; i < serials.Count; i++)
                {
                    for (var j = i + 1; j < serials.Count; j++)
                    {
                        pairs++;
                        if (serials[i] < serials[j]) right++;
                    }
                }
            }

            output.WriteLine($"links, {what}: of {pairs} pairs on a page, {(pairs == 0 ? 0 : 100.0 * right / pairs):0.0} % stand in the order of signing (50 % tells nothing)");
        }
    }

    private byte[] LinkOf(Member member) => Safe.Links.KeyOf(Plea, Safe.Links.Of(Plea, member.Id)).Bytes.ToArray();
}
