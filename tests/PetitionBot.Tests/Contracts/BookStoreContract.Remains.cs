using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Contracts;

public abstract partial class BookStoreContract
{
    [Fact]
    public async Task What_is_left_of_signatures_comes_back_by_serial()
    {
        await Write(unit =>
        {
            foreach (var serial in new[] { 300, 2, 70_000 }) unit.Remains.Add(Left(serial));
            unit.Remains.Add(Left(1, Other) with { Nonce = null, Digest = null, Envelope = null, AskedNothing = Box(3) });
        });
        await Restart();
        Same(new[] { Left(300), Left(70_000) }, await Read(unit => unit.Remains.List(Petition, 2, 9)));
        Same(new[] { Left(2) }, await Read(unit => unit.Remains.List(Petition, 0, 1)));
        Same(new[] { Left(1, Other) with { Nonce = null, Digest = null, Envelope = null, AskedNothing = Box(3) } }, await Read(unit => unit.Remains.List(Other, 0, 9)));
    }

    [Fact]
    public async Task What_is_left_has_one_row_a_serial() =>
        await Assert.ThrowsAsync<StoreConflictException>(() => Write(unit =>
        {
            unit.Remains.Add(Left(1));
            unit.Remains.Add(Left(1));
        }));

    [Fact]
    public async Task Forgetting_people_leaves_log_texts_numbers_and_what_is_left_and_the_book_is_not_empty()
    {
        await Write(unit =>
        {
            unit.Signatures.Add(Signature(1));
            unit.Dialogues.Save(Dialogue(1));
            unit.Outbox.Add(Outgoing(1));
            unit.Outbox.MarkSent(9, new SentRow(9, Key(1), 1, Box()));
            unit.Outbox.KeepReceived(new ReceivedRow(1, Key(1), 1, Box()));
            unit.Links.AddIfMissing(new LinkRow(Key(1), Petition, 0, Box()));
            unit.Links.AddPending(new PendingCreditRow(new byte[16], Box()));
            unit.Tombstones.Save(new TombstoneRow(Key(1), Petition, null, Box()));
            unit.Failures.Add(FailureKind.Poison, new FailureRow(0, Day, "why", Box()));
            unit.Counters.Add(Petition, "state", "signed", null, 1);
            unit.Signatures.KeepText(Box());
            unit.Remains.Add(Left(1));
        });
        Assert.Equal(9, await Read(unit => unit.Remains.People().Count(table => table.Value > 0)));

        await Write(unit => unit.Remains.ForgetPeople());

        Assert.All(await Read(unit => unit.Remains.People()), table => Assert.Equal(0, table.Value));
        Assert.Null(await Read(unit => unit.Signatures.Find(Key(1))));
        Assert.Equal(1, await Read(unit => unit.Counters.Read(Petition, "state", "signed")));
        Assert.NotNull(await Read(unit => unit.Signatures.FindText(System.Security.Cryptography.SHA256.HashData(Box()))));
        Assert.Single(await Read(unit => unit.Remains.List(Petition, 0, 9)));
        Assert.False(await Read(unit => unit.Meta.BookIsEmpty()));
    }

    [Fact]
    public async Task Only_the_named_facts_are_kept()
    {
        await Write(unit =>
        {
            foreach (var key in new[] { "a", "b", "c" }) unit.Meta.Save(key, Box());
            unit.Meta.KeepOnly(["b", "none"]);
        });
        Assert.Equal("b", await Read(unit => string.Concat(new[] { "a", "b", "c" }.Where(key => unit.Meta.Find(key) is not null))));
    }

    private static RemainsRow Left(int serial, string petition = Petition) =>
        new(petition, serial, 1, Day, Key(1), Key(serial), Key(serial + 1), Box(serial), null);
}
