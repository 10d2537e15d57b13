using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Ledger.Merkle;
using PetitionBot.Core.Ledger.Notes;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Tests.Ledger;

public sealed class ReceiptTests : IDisposable
{
    private const string Origin = "petitionbot/0123456789abcdef";

    private readonly LogKey _key = LogKey.Create();

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_receipt_proves_its_entry_after_a_round_trip_through_its_file()
    {
        foreach (var (index, size) in new[] { (0, 1), (0, 2), (4, 7), (6, 7), (300, 301), (5, 700) })
        {
            var read = Receipt.Parse(Make(index, size).ToJson());
            Assert.Equal(ReceiptVerdict.Included, read.Check(_key.PublicKey(Origin)));
            Assert.Equal(LeafKind.Signed, read.Entry().Kind);
        }
    }

    [Fact]
    public void It_names_what_is_wrong()
    {
        var good = Make(4, 7);
        var key = _key.PublicKey(Origin);
        using var other = LogKey.Create();
        Assert.Equal(ReceiptVerdict.BadSignature, good.Check(other.PublicKey(Origin)));
        Assert.Equal(ReceiptVerdict.OtherLog, good.Check(_key.PublicKey("petitionbot/other")));
        Assert.Equal(ReceiptVerdict.Malformed, (good with { Checkpoint = "nothing" }).Check(key));
        Assert.Equal(ReceiptVerdict.NotIncluded, (good with { Serial = 6 }).Check(key));
        Assert.Equal(ReceiptVerdict.NotIncluded, (good with { Index = 3 }).Check(key));
        Assert.Equal(ReceiptVerdict.NotIncluded, (good with { Corrected = true }).Check(key));
        Assert.Equal(ReceiptVerdict.NotIncluded, (good with { Day = good.Day.AddDays(1) }).Check(key));
        Assert.Equal(ReceiptVerdict.NotIncluded, (good with { Proof = [.. good.Proof.Skip(1)] }).Check(key));
        Assert.Equal(ReceiptVerdict.NotIncluded, (good with { Nonce = new byte[32] }).Check(key));
    }

    [Fact]
    public void No_changed_character_leaves_a_receipt_that_proves_something_else()
    {
        var json = Make(4, 7).ToJson();
        var whole = Receipt.Parse(json).ToJson();
        Prop.ForAll(Gen.Choose(0, json.Length - 1).Zip(Gen.Elements("aA0+/\"{}[],: \n\\é".ToCharArray())).ToArbitrary(), change =>
        {
            var (at, character) = change;
            try
            {
                var read = Receipt.Parse(json[..at] + character + json[(at + 1)..]);
                return read.ToJson() == whole || read.Check(_key.PublicKey(Origin)) != ReceiptVerdict.Included;
            }
            catch (FormatException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"petitionbot-receipt-v1\"}")]
    public void What_is_no_receipt_is_refused(string json) => Assert.Throws<FormatException>(() => Receipt.Parse(json));

    [Theory]
    [InlineData("\"serial\": 5", "\"serial\": 0", "its serial")]
    [InlineData("\"serial\": 5", "\"serial\": \"5\"", "digits alone ($.serial)")]
    [InlineData("\"serial\": 5", "\"serial\": 5, \"serial\": 6", "serial")]
    [InlineData("\"serial\": 5", "\"serial\": 5, \"name\": \"x\"", "name")]
    [InlineData("\"index\": 4", "\"index\": -1", "digits alone ($.index)")]
    [InlineData("fair-elections", "Fair", "its petition")]
    [InlineData("receipt-v1", "receipt-v2", "its format")]
    [InlineData("2026-07-01", "1969-12-31", "before 1970")]
    [InlineData("\"nonce\": \"", "\"nonce\": \"AAAA", "32 bytes")]
    public void A_value_out_of_range_is_named(string from, string to, string reason)
    {
        var json = Make(4, 7).ToJson();
        Assert.Contains(from, json, StringComparison.Ordinal);
        var error = Assert.Throws<FormatException>(() => Receipt.Parse(json.Replace(from, to, StringComparison.Ordinal)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private Receipt Make(int index, int size)
    {
        var receipt = new Receipt
        {
            Petition = "fair-elections",
            Serial = index + 1,
            Corrected = false,
            Day = new DateOnly(2026, 7, 1),
            Version = MerkleHash.Leaf([1]),
            Nonce = MerkleHash.Leaf([2]),
            Digest = MerkleHash.Leaf([3]),
            Index = index,
            Proof = [],
            Checkpoint = "",
        };
        var hashes = Enumerable.Range(0, size)
            .Select(i => i == index ? receipt.Entry().LeafHash : LogEntry.Withdrawn(new PetitionId("p"), i + 1, receipt.Day).LeafHash).ToArray();
        SubtreeReader read = (height, at) => MerkleHash.Above(hashes[(int)(at << height)..(int)((at + 1) << height)]);
        return receipt with
        {
            Proof = MerkleTree.InclusionProof(index, size, read),
            Checkpoint = new Checkpoint(Origin, size, MerkleTree.Root(size, read)).Sign(_key).ToString(),
        };
    }
}
