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
        var tombstone = new Tombstone
        {
            Serial = erased.Serial,
            SignedOn = erased.Box.SignedOn,
            CorrectedOn = erased.Box.CorrectedOn,
            Credited = erased.Box.Credited,
            Reason = erased.Box.Reason,
        };
        var key = erased.IsBarred ? keys.LastingNameOf(petition, person) : keys.NameOf(petition, person);
        unit.Tombstones.Save(safe.Seal(key, petition.Value, erased.IsBarred ? null : keys.Until, tombstone));
    }

    /// <summary>Forgets what is remembered of a person, since they signed again.</summary>
    public void Forget(IUnitOfWork unit, PetitionId petition, long person)
    {
        if (Row(unit, petition, person) is { } row) unit.Tombstones.Delete(row.Key);
    }

    private TombstoneRow? Row(IUnitOfWork unit, PetitionId petition, long person) =>
        keys.NamesOf(petition, person).Select(unit.Tombstones.Find).FirstOrDefault(row => row is not null);
}
