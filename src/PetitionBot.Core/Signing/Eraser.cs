using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>
/// Erases everything about a person, in every petition of the book and at every bot. The log keeps the numbers, and a
/// commitment that nobody can open any more.
/// </summary>
/// <param name="safe">Opens rows.</param>
/// <param name="graveyard">Keeps what must not be evaded by erasing.</param>
/// <param name="petitions">The petitions on offer, whose days are their own.</param>
/// <param name="erasures">Where it is kept which rows went, for backups that still have them.</param>
internal sealed class Eraser(Safe safe, Graveyard graveyard, IReadOnlyList<Petition> petitions, Erasures? erasures = null)
{
    public void Erase(IUnitOfWork unit, Person person, DateTimeOffset now)
    {
        var records = new List<ErasedRecord>();
        var nobody = new byte[32];
        foreach (var petition in unit.Signatures.Petitions().Where(PetitionId.IsValid).Select(id => new PetitionId(id)))
        {
            var (signer, link) = (safe.SignerOf(petition, person.Id), safe.Links.KeyOf(petition, safe.Links.Of(petition, person.Id)).Bytes.ToArray());
            EraseSignature(unit, signer, signature => graveyard.Bury(unit, petition, person.Id, signature), now);
            EraseLink(unit, link);
            var (grave, lasting) = graveyard.NamesOf(petition, person.Id);
            records.Add(new ErasedRecord(now, ErasedKind.Signer, signer, grave, lasting));
            records.Add(new ErasedRecord(now, ErasedKind.Link, link, nobody, nobody));
        }

        foreach (var chat in unit.Bots.List().Select(bot => safe.ChatOf(bot, person.Id)))
        {
            EraseChat(unit, chat);
            records.Add(new ErasedRecord(now, ErasedKind.Chat, chat, nobody, nobody));
        }

        erasures?.Add(records);
    }

    /// <summary>Erases once more what an older book still has.</summary>
    public void Erase(IUnitOfWork unit, ErasedRecord record, DateTimeOffset now)
    {
        var until = DateOnly.FromDateTime(record.At.UtcDateTime).AddDays(TombstoneKeys.KeptDays);
        void Bury(Signature signature) => graveyard.Bury(unit, signature.Row.Petition, signature, record.Grave, record.LastingGrave, until);
        if (record.What == ErasedKind.Signer) EraseSignature(unit, record.Key, Bury, now);
        else if (record.What == ErasedKind.Link) EraseLink(unit, record.Key);
        else EraseChat(unit, record.Key);
    }

    private void EraseSignature(IUnitOfWork unit, byte[] signer, Action<Signature> bury, DateTimeOffset now)
    {
        if (unit.Signatures.Find(signer) is not { } row) return;
        var (signature, petition) = (safe.Open(row), new PetitionId(row.Petition));
        if (signature.State != LeafKind.Withdrawn) SerialMoves.Move(unit, signature, LogEntry.Withdrawn(petition, row.Serial, DayOf(petition, now)));
        bury(signature);
        Delete(unit, signature);
    }

    /// <summary>Removes a withdrawn signature's row.</summary>
    public static void Delete(IUnitOfWork unit, Signature signature)
    {
        if (signature.Box.Credited) Tally.Erase(unit.Counters, signature.Row.Petition, 1);
        unit.Signatures.Delete(signature.Row.Signer);
    }

    // What others brought through it is not theirs to lose: they stay signed. Only the counter goes, with its name.
    private void EraseLink(IUnitOfWork unit, byte[] key)
    {
        if (unit.Links.Find(key) is not { } link) return;
        var waiting = unit.Links.ListPending().Where(credit => safe.OpenCredit(credit).AsSpan().SequenceEqual(key)).Select(credit => credit.Key).ToList();
        unit.Links.DeletePending(waiting);
        unit.Links.Delete(key);
        Tally.Erase(unit.Counters, link.Petition, -(link.Credits + waiting.Count));
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
