using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Contracts;

public abstract partial class BookStoreContract
{
    [Fact]
    public async Task Serials_go_from_one_by_petition_and_are_not_given_again()
    {
        await Write(unit =>
        {
            Assert.Equal(1, unit.Signatures.NextSerial(Petition));
            Assert.Equal(1, unit.Signatures.NextSerial(Petition));
            Assert.Equal(1, unit.Signatures.TakeSerial(Petition));
            Assert.Equal(2, unit.Signatures.TakeSerial(Petition));
            Assert.Equal(3, unit.Signatures.NextSerial(Petition));
            Assert.Equal(1, unit.Signatures.NextSerial(Other));
        });
        await Restart();
        await Write(unit => Assert.Equal(3, unit.Signatures.TakeSerial(Petition)));
        await Write(unit => Assert.Equal(1, unit.Signatures.TakeSerial(Other)));
    }

    [Fact]
    public async Task A_signature_is_found_as_it_was_added()
    {
        Assert.Null(await Read(unit => unit.Signatures.Find(Key(1))));
        var row = Signature(1, serial: (1L << 40) - 1) with { Fields = null };
        await Write(unit => unit.Signatures.Add(row));
        Same(row, (await Read(unit => unit.Signatures.Find(Key(1))))!);
    }

    [Fact]
    public async Task A_signer_signs_once_and_a_serial_is_used_once()
    {
        await Write(unit => unit.Signatures.Add(Signature(1)));
        await Refused(unit => unit.Signatures.Add(Signature(1, serial: 2)));
        await Refused(unit => unit.Signatures.Add(Signature(1, Other, 2)));
        await Refused(unit => unit.Signatures.Add(Signature(2, serial: 1)));
        await Write(unit => unit.Signatures.Add(Signature(2, Other, 1)));
        Same([Signature(1)], await Read(unit => unit.Signatures.List(Petition, 0, 10)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1L << 40)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task A_serial_out_of_range_is_refused(long serial)
    {
        await Refused(unit => unit.Signatures.Add(Signature(1, serial: serial)));
        await Write(unit => unit.Signatures.Add(Signature(1)));
        await Refused(unit => unit.Signatures.Update(Signature(1, serial: serial)));
    }

    [Fact]
    public async Task An_update_replaces_the_row_of_the_same_signer_and_no_other()
    {
        await Write(unit =>
        {
            unit.Signatures.Add(Signature(1));
            unit.Signatures.Add(Signature(2));
        });
        var changed = new SignatureRow(Key(1), Petition, 9, 2, Day.AddDays(1), Key(8), Box(50), null, Box(51));
        await Write(unit => unit.Signatures.Update(changed));
        Same([Signature(2), changed], await Read(unit => unit.Signatures.List(Petition, 0, 10)));
        await Refused(unit => unit.Signatures.Update(changed with { Serial = 2 }));
    }

    [Fact]
    public async Task A_signature_under_a_new_serial_is_one_row_in_the_place_of_that_serial()
    {
        await Write(unit =>
        {
            foreach (var n in new[] { 1, 2, 3 })
            {
                unit.Signatures.TakeSerial(Petition);
                unit.Signatures.Add(Signature(n));
            }
        });
        await Write(unit => unit.Signatures.Update(Signature(1, serial: unit.Signatures.TakeSerial(Petition))));
        Same([Signature(2), Signature(3), Signature(1, serial: 4)], await Read(unit => unit.Signatures.List(Petition, 0, 10)));
        Same(Signature(1, serial: 4), (await Read(unit => unit.Signatures.Find(Key(1))))!);
        Same([Signature(1, serial: 4)], await Read(unit => unit.Signatures.ListVaulted(Petition, 3, 10)));

        // The old place is free, and so is the place in a petition of which nothing was known.
        await Write(unit =>
        {
            unit.Signatures.Update(Signature(3, serial: 1));
            unit.Signatures.Update(Signature(2, Other));
        });
        Same([Signature(3, serial: 1), Signature(1, serial: 4)], await Read(unit => unit.Signatures.List(Petition, 0, 10)));
        Same([Signature(2, Other)], await Read(unit => unit.Signatures.List(Other, 0, 10)));
    }

    [Fact]
    public async Task A_signature_whose_serial_was_not_taken_leaves_the_next_serial_as_it_was()
    {
        await Write(unit => unit.Signatures.Add(Signature(1, serial: 9)));
        Assert.Equal(1, await Read(unit => unit.Signatures.NextSerial(Petition)));
        await Write(unit => Assert.Equal(1, unit.Signatures.TakeSerial(Petition)));
        await Write(unit => Assert.Equal(2, unit.Signatures.TakeSerial(Petition)));
    }

    [Fact]
    public async Task A_signature_is_removed_and_its_serial_is_free_and_not_given_again()
    {
        await Write(unit =>
        {
            unit.Signatures.TakeSerial(Petition);
            unit.Signatures.Add(Signature(1));
            unit.Signatures.Add(Signature(2));
        });
        await Write(unit =>
        {
            unit.Signatures.Delete(Key(1));
            unit.Signatures.Delete(Key(3));
        });
        Same([Signature(2)], await Read(unit => unit.Signatures.List(Petition, 0, 10)));
        await Write(unit => Assert.Equal(2, unit.Signatures.TakeSerial(Petition)));
    }

    [Fact]
    public async Task Fields_are_in_the_vault_or_in_an_envelope_or_nowhere()
    {
        var (vaulted, sealed_, none) = (Signature(1), Signature(2) with { Fields = null, Envelope = Box(9) }, Signature(3) with { Fields = null });
        await Write(unit =>
        {
            foreach (var row in new[] { vaulted, sealed_, none }) unit.Signatures.Add(row);
        });
        Same([vaulted, sealed_, none], await Read(unit => unit.Signatures.List(Petition, 0, 10)));
        await Refused(unit => unit.Signatures.Add(Signature(4) with { Envelope = Box(9) }));
    }

    [Fact]
    public async Task What_is_in_the_vault_is_listed_by_petition_and_serial()
    {
        await Write(unit =>
        {
            foreach (var n in new[] { 3, 1, 2 }) unit.Signatures.Add(Signature(n));
            unit.Signatures.Add(Signature(4) with { Fields = null, Envelope = Box() });
            unit.Signatures.Add(Signature(5, Other, 9));
        });
        Same([Signature(5, Other, 9), Signature(1)], await Read(unit => unit.Signatures.ListVaulted("", 0, 2)));
        Same([Signature(2), Signature(3)], await Read(unit => unit.Signatures.ListVaulted(Petition, 1, 9)));
        Same([Signature(1), Signature(2), Signature(3)], await Read(unit => unit.Signatures.ListVaulted(Other, 9, 9)));
    }

    [Fact]
    public async Task A_text_is_kept_once_under_its_hash()
    {
        byte[] hash = [];
        await Write(unit => hash = unit.Signatures.KeepText([1, 2]));
        await Write(unit => Assert.Equal(hash, unit.Signatures.KeepText([1, 2])));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData([1, 2]), hash);
        Assert.Equal([1, 2], await Read(unit => unit.Signatures.FindText(hash)));
        Assert.Null(await Read(unit => unit.Signatures.FindText(Key(1))));
    }

    [Fact]
    public async Task An_update_of_no_row_is_an_error() => await Refused(unit => unit.Signatures.Update(Signature(1)));

    [Fact]
    public async Task Signatures_are_paged_by_serial()
    {
        await Write(unit =>
        {
            foreach (var n in new[] { 5, 3, 1, 4, 2 })
                unit.Signatures.Add(Signature(10 - n, serial: n));
            unit.Signatures.Add(Signature(20, Other, 3));
        });
        Same([Signature(7, serial: 3), Signature(6, serial: 4)], await Read(unit => unit.Signatures.List(Petition, 2, 2)));
        Assert.Empty(await Read(unit => unit.Signatures.List(Petition, 5, 2)));
    }

    [Fact]
    public async Task Versions_are_kept_once_oldest_first_with_their_exact_texts()
    {
        byte[] text = [0xef, 0xbb, 0xbf, .. "# Заголовок\r\n"u8];
        var first = new VersionRow(Petition, Key(9), Box(1), new Dictionary<string, byte[]> { ["kk"] = Box(2), ["ru"] = text });
        var second = new VersionRow(Petition, Key(3), Box(3), new Dictionary<string, byte[]> { ["en"] = [], ["ru"] = text });
        await Write(unit => unit.Signatures.KeepVersion(first));
        await Write(unit => unit.Signatures.KeepVersion(second));
        await Write(unit => unit.Signatures.KeepVersion(first with { Manifest = Box(99) }));
        await Write(unit => unit.Signatures.KeepVersion(first with { Petition = Other }));
        await Restart();

        Same([first, second], await Read(unit => unit.Signatures.Versions(Petition)));
        Same([first with { Petition = Other }], await Read(unit => unit.Signatures.Versions(Other)));
        Assert.Empty(await Read(unit => unit.Signatures.Versions("nowhere")));
        Same<IReadOnlyList<byte[]>>([Key(9), Key(3)], await Read(unit => unit.Signatures.VersionHashes(Petition)));
        Same(second, (await Read(unit => unit.Signatures.FindVersion(Petition, Key(3))))!);
        Assert.Null(await Read(unit => unit.Signatures.FindVersion(Other, Key(3))));
    }

    [Fact]
    public async Task The_leaves_of_a_serial_are_found_oldest_first()
    {
        await Write(unit =>
        {
            unit.Leaves.Append(Petition, 1, Box(1));
            unit.Leaves.Append(Other, 1, Box(2));
            unit.Leaves.Append(Petition, 2, Box(3));
            unit.Leaves.Append(Petition, 1, Box(4));
        });
        Same<IReadOnlyList<LeafRow>>(
            [new LeafRow(0, Petition, 1, Box(1)), new LeafRow(3, Petition, 1, Box(4))], await Read(unit => unit.Leaves.ListOf(Petition, 1)));
        Assert.Empty(await Read(unit => unit.Leaves.ListOf(Petition, 3)));
    }

    [Fact]
    public async Task Tiles_are_numbered_from_zero_by_level()
    {
        await Write(unit =>
        {
            Assert.Equal(0, unit.Tiles.Count(0));
            unit.Tiles.Add(0, Key(1));
            unit.Tiles.Add(0, Key(2));
            unit.Tiles.Add(1, Key(3));
            Assert.Equal(2, unit.Tiles.Count(0));
        });
        await Restart();
        Same<IReadOnlyList<byte[]>>([Key(2)], await Read(unit => unit.Tiles.List(0, 1, 10)));
        Same<IReadOnlyList<byte[]>>([Key(1)], await Read(unit => unit.Tiles.List(0, 0, 1)));
        Same<IReadOnlyList<byte[]>>([Key(3)], await Read(unit => unit.Tiles.List(1, 0, 10)));
        Assert.Empty(await Read(unit => unit.Tiles.List(2, 0, 10)));
    }

    [Fact]
    public async Task Leaves_are_numbered_from_zero_without_gaps_over_all_petitions()
    {
        await Write(unit =>
        {
            Assert.Equal(0, unit.Leaves.Size);
            Assert.Equal(0, unit.Leaves.Append(Petition, 1, Box(1)));
            Assert.Equal(1, unit.Leaves.Append(Other, 0, []));
            Assert.Equal(2, unit.Leaves.Size);
        });
        await Restart();
        await Write(unit => Assert.Equal(2, unit.Leaves.Append(Petition, 1, Box(1))));

        LeafRow[] all = [new(0, Petition, 1, Box(1)), new(1, Other, 0, []), new(2, Petition, 1, Box(1))];
        Same<IReadOnlyList<LeafRow>>(all, await Read(unit => unit.Leaves.List(0, 10)));
        Same<IReadOnlyList<LeafRow>>(all[1..2], await Read(unit => unit.Leaves.List(1, 1)));
        Assert.Empty(await Read(unit => unit.Leaves.List(3, 10)));
    }

    [Fact]
    public async Task Every_petition_that_any_table_speaks_of_is_listed_once()
    {
        Assert.Empty(await Read(unit => unit.Signatures.Petitions()));
        await Write(unit =>
        {
            unit.Signatures.TakeSerial("d-serial");
            unit.Signatures.Add(Signature(1, "c-signature"));
            unit.Signatures.KeepVersion(new VersionRow("b-version", Key(1), [1], new Dictionary<string, byte[]> { ["en"] = [1] }));
            unit.Counters.Add("a-number", "state", "signed", null, 1);
            unit.Counters.Add("d-serial", "state", "signed", null, 1);
        });
        Assert.Equal(["a-number", "b-version", "c-signature", "d-serial"], await Read(unit => unit.Signatures.Petitions()));
    }
}
