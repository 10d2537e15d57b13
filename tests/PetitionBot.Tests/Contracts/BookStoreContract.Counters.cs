using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Contracts;

public abstract partial class BookStoreContract
{
    [Fact]
    public async Task A_number_is_zero_until_touched_and_takes_both_signs()
    {
        Assert.Equal(0, await Read(unit => unit.Counters.Read(Petition, "state", "signed")));
        await Write(unit => unit.Counters.Add(Petition, "state", "signed", null, 5));
        await Write(unit => unit.Counters.Add(Petition, "state", "signed", null, -7));
        Assert.Equal(-2, await Read(unit => unit.Counters.Read(Petition, "state", "signed")));
    }

    [Fact]
    public async Task Every_part_of_a_numbers_key_counts()
    {
        await Write(unit =>
        {
            unit.Counters.Add(Petition, "state", "signed", null, 1);
            unit.Counters.Add(Petition, "state", "signed", Day, 10);
            unit.Counters.Add(Petition, "state", "withdrawn", null, 100);
            unit.Counters.Add(Petition, "region", "signed", null, 1000);
            unit.Counters.Add(Other, "state", "signed", null, 10_000);
        });
        Assert.Equal(1, await Read(unit => unit.Counters.Read(Petition, "state", "signed")));
        Assert.Equal(10, await Read(unit => unit.Counters.Read(Petition, "state", "signed", Day)));
        Assert.Equal(0, await Read(unit => unit.Counters.Read(Petition, "state", "signed", Day.AddDays(1))));
    }

    [Fact]
    public async Task Numbers_are_listed_by_what_key_and_day_without_zeros()
    {
        CounterRow[] rows =
        [
            new(Petition, "region", "Z", null, 4), new(Petition, "region", "a", null, 5), new(Petition, "region", "қ", null, 6),
            new(Petition, "state", "signed", null, 3), new(Petition, "state", "signed", Day, 1),
            new(Petition, "state", "signed", new DateOnly(2026, 12, 1), 2),
        ];
        await Write(unit =>
        {
            foreach (var row in rows.Reverse())
                unit.Counters.Add(row.Petition, row.What, row.Key, row.Day, row.N);
            unit.Counters.Add(Petition, "state", "gone", null, 1);
            unit.Counters.Add(Petition, "state", "gone", null, -1);
            unit.Counters.Add(Other, "state", "signed", null, 1);
        });
        Assert.Equal(rows, await Read(unit => unit.Counters.List(Petition)));
    }

    [Fact]
    public async Task A_link_is_added_once_and_credited()
    {
        var link = new LinkRow(Key(1), Petition, 2, Box(1));
        Assert.Null(await Read(unit => unit.Links.Find(Key(1))));
        await Write(unit =>
        {
            unit.Links.AddIfMissing(link);
            unit.Links.AddIfMissing(new LinkRow(Key(1), Other, 9, Box(2)));
            unit.Links.AddIfMissing(new LinkRow(Key(2), Petition, 0, Box(2)));
        });
        Same(link, (await Read(unit => unit.Links.Find(Key(1))))!);
        await Write(unit =>
        {
            unit.Links.Credit(Key(1), 3);
            unit.Links.Credit(Key(3), 1);
        });
        Same(link with { Credits = 5 }, (await Read(unit => unit.Links.Find(Key(1))))!);
        Assert.Equal(0, (await Read(unit => unit.Links.Find(Key(2))))!.Credits);
        Assert.Null(await Read(unit => unit.Links.Find(Key(3))));
    }

    [Fact]
    public async Task Links_are_listed_by_key_page_by_page_and_each_once()
    {
        Assert.Empty(await Read(unit => unit.Links.List(null, 10)));
        byte[][] keys = [Key(70_000), Key(3), Key(300), Key(0), Key(255)];
        await Write(unit =>
        {
            foreach (var key in keys) unit.Links.AddIfMissing(new LinkRow(key, Petition, 0, Box()));
        });
        var listed = new List<string>();
        byte[]? after = null;
        while (await Read(unit => unit.Links.List(after, 2)) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, 2);
            listed.AddRange(page.Select(link => Convert.ToHexString(link.Key)));
            after = page[^1].Key;
        }

        Assert.Equal(keys.Select(Convert.ToHexString).Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task Pending_credits_are_listed_by_their_random_key_and_removed()
    {
        PendingCreditRow[] rows = [.. Enumerable.Range(1, 5).Select(n => new PendingCreditRow(Key(n)[..16], Box(n)))];
        await Write(unit =>
        {
            foreach (var n in new[] { 3, 0, 4, 2, 1 })
                unit.Links.AddPending(rows[n]);
        });
        Same<IReadOnlyList<PendingCreditRow>>(rows, await Read(unit => unit.Links.ListPending()));
        await Refused(unit => unit.Links.AddPending(rows[0]));

        await Write(unit => unit.Links.DeletePending([rows[0].Key, rows[4].Key, Key(99)[..16]]));
        Same<IReadOnlyList<PendingCreditRow>>(rows[1..4], await Read(unit => unit.Links.ListPending()));
    }
}
