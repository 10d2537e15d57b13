using System.Security.Cryptography;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Tests.Support;
using Xunit.Abstractions;

namespace PetitionBot.Tests.Attacks;

/// <summary>
/// Somebody has the database and the server's secret, opens every box, and knows everything that somebody may have filled
/// in. What they want to know is who is who: whether a signature is this person's, by its commitment.
/// </summary>
[Collection(CrowdTests.Name)]
public sealed class SeizedServerTests(CrowdFixture fixture, ITestOutputHelper output)
{
    private const int Attacked = 40;

    [Fact]
    public async Task No_name_with_any_region_opens_a_commitment()
    {
        var safe = new Safe(fixture.Bot.Secret);
        var rows = await fixture.Bot.Store.ReadAsync(unit => unit.Signatures.List("plea", 0, Attacked));
        long tried = 0;
        foreach (var row in rows)
        {
            var signature = safe.Open(row);
            foreach (var salt in Salts(signature))
            {
                foreach (var member in fixture.Crowd)
                {
                    foreach (var region in new[] { "north", "south", "east", "west" })
                    {
                        tried++;
                        Assert.False(Opens(signature, salt, member, region), "a commitment was opened");
                    }
                }
            }
        }

        output.WriteLine($"{tried} guesses at {rows.Count} signatures");
    }

    [Fact]
    public async Task No_32_bytes_that_stand_anywhere_in_the_files_or_in_an_opened_box_are_the_salt()
    {
        var safe = new Safe(fixture.Bot.Secret);
        var (victim, signature) = (await SignaturesAsync(safe))[0];
        var guess = new byte[Digest.SaltSize].Concat(Fields(victim, victim.Region, signature).Bytes).ToArray();
        var opened = await fixture.Bot.Store.ReadAsync(unit => unit.Signatures.List("plea", 0, 10_000).Select(row => safe.Open(row).Box.ToBytes()).ToList());
        // The database and its log of the last hour, and what the secret opens in it.
        var hay = fixture.Taken.Where(file => file.Key.Contains("petition.db", StringComparison.Ordinal) || file.Key.EndsWith(".jsonl", StringComparison.Ordinal)).Select(file => file.Value[..Math.Min(file.Value.Length, 2_000_000)])
            .Concat(opened.Select(box => System.Text.Json.JsonDocument.Parse(box).RootElement.GetProperty("nonce").GetBytesFromBase64()));
        var hash = new byte[SHA256.HashSizeInBytes];
        foreach (var bytes in hay)
        {
            for (var at = 0; at + Digest.SaltSize <= bytes.Length; at++)
            {
                bytes.AsSpan(at, Digest.SaltSize).CopyTo(guess);
                SHA256.HashData(guess, hash);
                if (hash.SequenceEqual(signature.Box.Digest)) Assert.Fail("a salt was found");
            }
        }
    }

    [Fact]
    public async Task Whoever_has_an_organizers_key_opens_it_at_once_so_that_the_attack_is_a_real_one()
    {
        var safe = new Safe(fixture.Bot.Secret);
        var (victim, signature) = (await SignaturesAsync(safe))[0];
        var salt = safe.Fields(signature.Row)[..Digest.SaltSize];
        Assert.True(Opens(signature, salt, victim, victim.Region));
    }

    [Fact]
    public void No_box_that_the_secret_opens_holds_what_anybody_who_signed_has_filled_in()
    {
        using var book = new StoppedBook(fixture);
        var safe = new Safe(fixture.Bot.Secret);
        var (kept, drafts) = book.Read(unit => (
            unit.Signatures.List("plea", 0, 1_000_000).SelectMany(row => new[] { safe.Open(row).Box.ToBytes(), safe.OpenFields(row) ?? [] })
                .Concat(unit.Tombstones.List("plea", null, 1_000_000).Select(row => safe.Open(row).ToBytes())).ToList(),
            fixture.Crowd.Select(member => (member, Row: unit.Dialogues.Find(safe.ChatOf(fixture.Bot.World.Bot.Id, member.Id)))).Where(one => one.Row is not null)
                .Select(one => (one.member, Box: safe.Open(one.Row!).ToBytes())).ToList()));
        var search = new ByteSearch();
        foreach (var (bytes, what) in fixture.Crowd.SelectMany(member => member.Needles())) search.Add(bytes, what);

        Assert.Empty(kept.SelectMany(box => search.Find(box, "a box")));

        // What a draft holds is the limit: it is not signed yet, and waits in the vault for a week. See docs/attacks.md.
        bool Named(byte[] box) => search.Find(box, "a draft").Any(hit => !hit.StartsWith("id of ", StringComparison.Ordinal));
        var named = drafts.Where(one => Named(one.Box)).Select(one => one.member.Fate).ToList();
        Assert.DoesNotContain(named, fate => fate != Fate.Leaves);
        output.WriteLine($"{kept.Count} boxes of signatures and tombstones name nobody; of {drafts.Count} dialogues, {named.Count} drafts that were not signed hold what was typed");
    }

    [Fact]
    public void No_backup_that_the_secret_opens_and_no_line_of_who_erased_names_anybody()
    {
        var search = new ByteSearch();
        foreach (var (bytes, what) in fixture.Crowd.SelectMany(member => member.Needles())) search.Add(bytes, what);
        var backups = fixture.OpenedBackups().ToList();
        var erased = new Erasures(fixture.Erased, fixture.Bot.Secret).Read();
        Assert.True(backups.Count >= 4);
        Assert.All(backups, backup => Assert.True(backup.Bytes.AsSpan().StartsWith("SQLite format 3\0"u8), backup.Name));
        Assert.True(erased.Count >= fixture.Crowd.Count(member => member.Fate == Fate.Erases));

        Assert.Empty(backups.SelectMany(backup => search.Find(backup.Bytes, backup.Name)));
        Assert.Empty(erased.SelectMany(one => search.Find(one.ToBytes(), "a line of who erased")));

        output.WriteLine($"{backups.Count} backups, opened, with {backups.Sum(backup => (long)backup.Bytes.Length)} bytes, and {erased.Count} lines of who erased name nobody");
    }

    // With the secret, pseudonyms can be recomputed for a known id. That limit stands in docs/safety.md.
    private async Task<IReadOnlyList<(Member Member, Signature Signature)>> SignaturesAsync(Safe safe) => await fixture.Bot.Store.ReadAsync(unit =>
        fixture.Crowd.Where(member => member.Fate == Fate.Signs).Take(5)
            .Select(member => (member, safe.Open(unit.Signatures.Find(safe.SignerOf(new PetitionId("plea"), member.Id))!))).ToList());

    // What a careless bot would have made a salt of.
    private static IEnumerable<byte[]> Salts(Signature signature)
    {
        yield return new byte[Digest.SaltSize];
        yield return signature.Box.Nonce;
        yield return SHA256.HashData(signature.Box.Nonce);
        yield return signature.Row.Signer;
        yield return signature.Row.Version;
    }

    private static bool Opens(Signature signature, byte[] salt, Member guess, string region) =>
        Digest.Of(salt, Fields(guess, region, signature)).Bytes.SequenceEqual(signature.Box.Digest);

    private static CanonicalFields Fields(Member guess, string region, Signature signature) =>
        new(guess.Name, region, guess.Phone, guess.Comment, signature.Box.Language, signature.Box.ConsentVersion);
}
