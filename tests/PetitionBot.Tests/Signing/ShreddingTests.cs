using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Tests.Storage.Sqlite;

namespace PetitionBot.Tests.Signing;

public sealed class ShreddingTests
{
    [Fact]
    public async Task Where_nothing_was_asked_what_opens_the_commitment_is_kept_whole()
    {
        await using var book = await SigningBook.OpenAsync(("plea/en.md", "# Plea\n\n1. Be fair.\n"), ("plea/petition.yaml", "fields: []\n"));
        await book.PressAsync(1, (await book.SayAsync(1, "/start")).DataOf(Verb.Confirm));
        Assert.Equal(1, await book.CountAsync());

        await ShredAsync(book);

        var row = Assert.Single(await book.Store.ReadAsync(unit => unit.Remains.List("plea", 0, 9)));
        var digest = Digest.Of(row.AskedNothing.AsSpan(0, Digest.SaltSize), CanonicalFields.Read(row.AskedNothing.AsSpan(Digest.SaltSize)));
        var signed = LogEntry.Parse((await book.Store.ReadAsync(unit => unit.Leaves.List(0, 1)))[0].Bytes);
        Assert.Equal(signed.Commitment, Commitment.Of(row.Nonce!, new PetitionVersion(row.Version), digest));
        Assert.Null(row.Envelope);
        Assert.Empty(await book.Store.ReadAsync(unit => BookCheck.Recount(unit, null).Problems));
    }

    [Fact]
    public async Task A_damaged_row_is_kept_and_named_and_stops_nothing()
    {
        await using var book = await SigningBook.OpenAsync();
        foreach (var person in new[] { 1, 2, 3, 4 }) await book.SignAsync(person);
        await book.WithdrawAsync(2);
        await book.SayAsync(SigningBook.Organizer, "/invalidate 3 signed twice");
        await book.Store.Write(unit =>
        {
            var row = unit.Signatures.List("plea", 0, 1)[0];
            unit.Signatures.Update(row with { Box = [.. row.Box.Reverse()], Fields = [.. row.Fields!.Reverse()] });
        });
        Assert.Equal([3L, 4L], (await book.Store.ReadAsync(unit => Shredding.Unsealed(unit, book.Secret))).Select(one => one.Serial));

        await ShredAsync(book);

        var left = await book.Store.ReadAsync(unit => unit.Remains.List("plea", 0, 9));
        Assert.Equal([(1L, false), (3L, true), (4L, true)], left.Select(row => (row.Serial, row.Nonce is not null)));
        Assert.Equal((int)LeafKind.Invalidated, left[1].State);
        Assert.Contains("what is left of signature 1 of plea cannot be checked: its row was damaged before the book was shredded", await book.Store.ReadAsync(unit => BookCheck.Recount(unit, null).Problems));
    }

    private static Task ShredAsync(SigningBook book) =>
        book.Store.Write(unit => Shredding.Run(unit, book.Secret, DateOnly.FromDateTime(book.Time.GetUtcNow().UtcDateTime), [Shredding.Mark]));
}
