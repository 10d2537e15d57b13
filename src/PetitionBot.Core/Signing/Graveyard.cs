using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>Finds and keeps what remains of those who erased everything.</summary>
internal sealed class Graveyard(Safe safe, TombstoneKeys keys)
{
    /// <summary>What is remembered of a person, or null.</summary>
    public Tombstone? Find(IUnitOfWork unit, PetitionId petition, long person) => Row(unit, petition, person) is { } row ? safe.Open(row) : null;

    /// <summary>Remembers that a signature was erased: for a while, or, where it was not counted, until that is lifted.</summary>
    public void Bury(IUnitOfWork unit, PetitionId petition, long person, Signature erased)
    {
        Forget(unit, petition, person);
        Bury(unit, petition.Value, erased, keys.NameOf(petition, person), keys.LastingNameOf(petition, person), keys.Until);
    }

    /// <summary>The names to remember a person under: for a while, and for as long as the secret lasts.</summary>
    public (byte[] Name, byte[] Lasting) NamesOf(PetitionId petition, long person) => (keys.NameOf(petition, person), keys.LastingNameOf(petition, person));

    /// <summary>Remembers an erased signature under one of two names.</summary>
    public void Bury(IUnitOfWork unit, string petition, Signature erased, byte[] name, byte[] lasting, DateOnly until)
    {
        var tombstone = new Tombstone
        {
            Serial = erased.Serial,
            SignedOn = erased.Box.SignedOn,
            CorrectedOn = erased.Box.CorrectedOn,
            Credited = erased.Box.Credited,
            Reason = erased.Box.Reason,
        };
        unit.Tombstones.Save(safe.Seal(erased.IsBarred ? lasting : name, petition, erased.IsBarred ? null : until, tombstone));
    }

    /// <summary>Forgets what is remembered of a person, since they signed again.</summary>
    public void Forget(IUnitOfWork unit, PetitionId petition, long person)
    {
        if (Row(unit, petition, person) is { } row) unit.Tombstones.Delete(row.Key);
    }

    private TombstoneRow? Row(IUnitOfWork unit, PetitionId petition, long person) =>
        keys.NamesOf(petition, person).Select(unit.Tombstones.Find).FirstOrDefault(row => row is not null);
}
