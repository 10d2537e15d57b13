using PetitionBot.Core.Storage;

namespace PetitionBot.Tests.Contracts;

public abstract partial class BookStoreContract
{
    [Fact]
    public async Task A_dialogue_is_found_written_over_and_removed()
    {
        Assert.Null(await Read(unit => unit.Dialogues.Find(Key(1))));
        await Write(unit => unit.Dialogues.Save(Dialogue(1)));
        Same(Dialogue(1), (await Read(unit => unit.Dialogues.Find(Key(1))))!);

        var changed = new DialogueRow(Key(1), OtherBot, 5, DraftState.Clean, Box(77));
        await Write(unit => unit.Dialogues.Save(changed));
        Same(changed, (await Read(unit => unit.Dialogues.Find(Key(1))))!);

        await Write(unit => unit.Dialogues.Delete(Key(1)));
        await Write(unit => unit.Dialogues.Delete(Key(1)));
        Assert.Null(await Read(unit => unit.Dialogues.Find(Key(1))));
    }

    [Theory]
    [InlineData(DraftState.None)]
    [InlineData(DraftState.Typed)]
    [InlineData(DraftState.Clean)]
    public async Task Dialogues_are_listed_by_bot_state_and_hours(DraftState draft)
    {
        await Write(unit =>
        {
            unit.Dialogues.Save(Dialogue(5, draft, 10));
            unit.Dialogues.Save(Dialogue(4, draft, 19));
            unit.Dialogues.Save(Dialogue(3, draft, 20));
            unit.Dialogues.Save(Dialogue(2, draft, 9));
            unit.Dialogues.Save(Dialogue(1, draft, 15, OtherBot));
            unit.Dialogues.Save(Dialogue(6, draft == DraftState.Typed ? DraftState.Clean : DraftState.Typed, 15));
        });
        Same([Dialogue(4, draft, 19), Dialogue(5, draft, 10)], await Read(unit => unit.Dialogues.List(Bot, draft, 10, 20, null, 10)));
    }

    [Fact]
    public async Task Dialogues_are_paged_by_chat()
    {
        await Write(unit =>
        {
            for (var i = 99; i >= 1; i--)
                unit.Dialogues.Save(Dialogue(i * 7, hour: i % 5));
        });
        var seen = new List<DialogueRow>();
        while (await Read(unit => unit.Dialogues.List(Bot, DraftState.Typed, 0, 100, seen.LastOrDefault()?.Chat, 10)) is { Count: > 0 } page)
        {
            Assert.True(page.Count <= 10);
            seen.AddRange(page);
        }
        Same(Enumerable.Range(1, 99).Select(i => Dialogue(i * 7, hour: i % 5)).ToList(), seen);
    }

    [Fact]
    public async Task A_dialogue_moves_between_the_lists_as_its_state_does()
    {
        await Write(unit => unit.Dialogues.Save(Dialogue(1, DraftState.Typed)));
        await Write(unit => unit.Dialogues.Save(Dialogue(1, DraftState.None)));
        Assert.Empty(await Read(unit => unit.Dialogues.List(Bot, DraftState.Typed, 0, 1000, null, 10)));
        Assert.Single(await Read(unit => unit.Dialogues.List(Bot, DraftState.None, 0, 1000, null, 10)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public async Task A_pseudonym_of_another_length_is_refused(int length)
    {
        var key = new byte[length];
        await Refused(unit => unit.Dialogues.Save(Dialogue(1) with { Chat = key }));
        await Refused(unit => unit.Signatures.Add(Signature(1) with { Signer = key }));
        await Refused(unit => unit.Signatures.Add(Signature(1) with { Version = key }));
        await Refused(unit => unit.Links.AddIfMissing(new LinkRow(key, Petition, 0, Box())));
        await Refused(unit => unit.Links.AddPending(new PendingCreditRow(key, Box())));
        await Refused(unit => unit.Outbox.Add(Outgoing(1) with { Chat = key }));
    }

    private async Task Refused(Action<IUnitOfWork> work) =>
        await Assert.ThrowsAsync<StoreConflictException>(() => Write(work));
}
