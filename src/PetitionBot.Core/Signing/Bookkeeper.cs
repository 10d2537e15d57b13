using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>Writes what was decided: signature, log entry and counters always in one transaction.</summary>
internal sealed class Bookkeeper(Safe safe)
{
    /// <summary>Writes a change of this person.</summary>
    public void Write(IUnitOfWork unit, Change change, long person, DateTimeOffset now, Entropy entropy)
    {
        switch (change)
        {
            case Change.Sign sign: Sign(unit, sign, person, now, entropy); break;
            case Change.Withdraw withdraw: Withdraw(unit, withdraw.Petition, withdraw.Signature, now); break;
            case Change.MakeLink link: MakeLink(unit, link); break;
            case Change.Reach reach: Tally.Reach(unit.Counters, reach.Petition.Id.Value, reach.Steps, reach.Took, reach.Petition.DayOf(now)); break;
            default: throw new ArgumentOutOfRangeException(nameof(change));
        }
    }

    private void Sign(IUnitOfWork unit, Change.Sign sign, long person, DateTimeOffset now, Entropy entropy)
    {
        var petition = sign.Petition;
        var id = petition.Id.Value;
        // One person, one counted signature: a new text takes the place of the old one.
        if (sign.Before is { IsCounted: true }) Withdraw(unit, petition, sign.Before, now);
        var serial = unit.Signatures.TakeSerial(id);
        if (serial != sign.Serial)
            throw new InvalidOperationException($"decided on serial {sign.Serial} but the book gave {serial}");
        var (day, version) = (petition.DayOf(now), petition.Manifest.Version);
        var (salt, nonce) = (entropy.Bytes(Digest.SaltSize), entropy.Bytes(Commitment.NonceSize));
        var digest = Digest.Of(salt, sign.Fields);
        var signer = safe.SignerOf(petition.Id, person);
        var credited = Credit(unit, sign, entropy);
        var box = Box(sign, day, nonce, digest) with { Credited = credited };
        var row = new SignatureRow(
            signer,
            id,
            serial,
            (int)LeafKind.Signed,
            day,
            version.Bytes.ToArray(),
            safe.Seal(signer, box),
            safe.SealFields(signer, [.. salt, .. sign.Fields.Bytes]));
        if (sign.Before is null) unit.Signatures.Add(row);
        else unit.Signatures.Update(row);
        unit.Signatures.KeepVersion(VersionOf(petition));
        Append(unit, LogEntry.Signed(petition.Id, serial, day, version, Commitment.Of(nonce, version, digest)));
        Tally.Move(unit.Counters, id, null, LeafKind.Signed, day);
        Tally.BreakDown(unit.Counters, row, box, 1);
    }

    private static VersionRow VersionOf(Petition petition) => new(
        petition.Id.Value,
        petition.Manifest.Version.Bytes.ToArray(),
        petition.Manifest.Bytes,
        petition.Files.ToDictionary(file => file.Key.Code(), file => file.Value));

    private static SignatureBox Box(Change.Sign sign, DateOnly day, byte[] nonce, Digest digest)
    {
        var before = sign.Before?.Box.SignedOn ?? [];
        return new SignatureBox
        {
            Nonce = nonce,
            Digest = digest.Bytes.ToArray(),
            Region = sign.Fields.Region,
            Language = sign.Fields.Language,
            Source = sign.Source,
            Generation = sign.Generation,
            ConsentVersion = sign.Fields.ConsentVersion,
            SignedOn = [.. before.Append(day).TakeLast(Signature.LimitTimes)],
        };
    }

    // A credit waits under a random key until others have gathered, and is given once for a person.
    private bool Credit(IUnitOfWork unit, Change.Sign sign, Entropy entropy)
    {
        if (sign.Before is { Box.Credited: true }) return true;
        if (sign.CreditTo is null) return false;
        var key = entropy.Bytes(16);
        unit.Links.AddPending(new PendingCreditRow(key, safe.SealCredit(key, sign.CreditTo)));
        return true;
    }

    private static void Withdraw(IUnitOfWork unit, Petition petition, Signature signature, DateTimeOffset now)
    {
        var (row, box) = signature;
        var from = signature.State;
        var day = petition.DayOf(now);
        unit.Signatures.Update(row with { State = (int)LeafKind.Withdrawn, Day = day });
        Append(unit, LogEntry.Withdrawn(petition.Id, row.Serial, day));
        Tally.Move(unit.Counters, row.Petition, from, LeafKind.Withdrawn, day);
        if (SerialState.Counts(from)) Tally.BreakDown(unit.Counters, row, box, -1);
    }

    private void MakeLink(IUnitOfWork unit, Change.MakeLink link)
    {
        if (unit.Links.Find(link.Key) is null)
            unit.Links.AddIfMissing(new LinkRow(link.Key, link.Petition.Id.Value, 0, safe.SealGeneration(link.Key, link.Generation)));
    }

    private static void Append(IUnitOfWork unit, LogEntry entry) =>
        new LogTree(unit).Append(entry);
}
