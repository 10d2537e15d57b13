using System.Security.Cryptography;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
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
        var hay = fixture.Taken.Where(file => file.Key.Contains("petition.db", StringComparison.Ordinal)).Select(file => file.Value[..Math.Min(file.Value.Length, 2_000_000)])
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
