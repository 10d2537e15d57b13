using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>
/// Erases everything about a person, in every petition of the book and at every bot. The log keeps the numbers, and a
/// commitment that nobody can open any more.
/// </summary>
/// <param name="safe">Opens rows.</param>
/// <param name="graveyard">Keeps what must not be evaded by erasing.</param>
/// <param name="petitions">The petitions on offer, whose days are their own.</param>
internal sealed class Eraser(Safe safe, Graveyard graveyard, IReadOnlyList<Petition> petitions)
{
    public void Erase(IUnitOfWork unit, Person person, DateTimeOffset now)
    {
        foreach (var petition in unit.Signatures.Petitions().Where(PetitionId.IsValid).Select(id => new PetitionId(id)))
        {
            EraseSignature(unit, petition, person.Id, now);
            EraseLink(unit, petition, person.Id);
        }

        foreach (var bot in unit.Bots.List()) EraseChat(unit, safe.ChatOf(bot, person.Id));
    }

    private void EraseSignature(IUnitOfWork unit, PetitionId petition, long person, DateTimeOffset now)
    {
        if (unit.Signatures.Find(safe.SignerOf(petition, person)) is not { } row) return;
        var signature = safe.Open(row);
        if (signature.State != LeafKind.Withdrawn) SerialMoves.Move(unit, signature, LogEntry.Withdrawn(petition, row.Serial, DayOf(petition, now)));
        graveyard.Bury(unit, petition, person, signature);
        if (signature.Box.Credited) Tally.Erase(unit.Counters, petition.Value, 1);
        unit.Signatures.Delete(row.Signer);
    }

    // What others brought through it is not theirs to lose: they stay signed. Only the counter goes, with its name.
    private void EraseLink(IUnitOfWork unit, PetitionId petition, long person)
    {
        var key = safe.Links.KeyOf(petition, safe.Links.Of(petition, person)).Bytes.ToArray();
        if (unit.Links.Find(key) is not { } link) return;
        var waiting = unit.Links.ListPending().Where(credit => safe.OpenCredit(credit).AsSpan().SequenceEqual(key)).Select(credit => credit.Key).ToList();
        unit.Links.DeletePending(waiting);
        unit.Links.Delete(key);
        Tally.Erase(unit.Counters, petition.Value, -(link.Credits + waiting.Count));
    }

    private static void EraseChat(IUnitOfWork unit, byte[] chat)
    {
        unit.Dialogues.Delete(chat);
        unit.Outbox.ForgetMessages(chat);
        unit.Outbox.DeleteChat(chat);
        unit.Failures.DeleteChat(chat);
    }

    private DateOnly DayOf(PetitionId petition, DateTimeOffset now) =>
        petitions.FirstOrDefault(one => one.Id == petition)?.DayOf(now) ?? DateOnly.FromDateTime(now.UtcDateTime);
}
