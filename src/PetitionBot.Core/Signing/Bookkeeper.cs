using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>Writes what was decided: signature, log entry and counters always in one transaction.</summary>
/// <param name="safe">Opens and closes rows.</param>
/// <param name="graveyard">What remains of those who erased everything.</param>
/// <param name="petitions">The petitions on offer.</param>
/// <param name="erasures">Where erasures are kept for as long as backups are.</param>
internal sealed class Bookkeeper(Safe safe, Graveyard graveyard, IReadOnlyList<Petition> petitions, Erasures? erasures = null)
{
    private readonly Eraser _eraser = new(safe, graveyard, petitions, erasures);

    /// <summary>Writes a change of this person.</summary>
    public void Write(IUnitOfWork unit, Change change, Person person, DateTimeOffset now, Entropy entropy)
    {
        switch (change)
        {
            case Change.Sign sign: Sign(unit, sign, person.Id, now, entropy); break;
            case Change.Correct correct: Correct(unit, correct, now, entropy); break;
            case Change.Withdraw withdraw: SerialMoves.Withdraw(unit, withdraw.Petition, withdraw.Signature, now); break;
            case Change.Erase: _eraser.Erase(unit, person, now); break;
            case Change.ForgetMessages forget: unit.Outbox.ForgetMessages(forget.Chat); break;
            case Change.Told told: Tell(unit, told.Signature); break;
            case Change.KeepText keep: unit.Signatures.KeepText(keep.Text); break;
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
        if (sign.Before is { IsCounted: true }) SerialMoves.Withdraw(unit, petition, sign.Before, now);
        var serial = unit.Signatures.TakeSerial(id);
        if (serial != sign.Serial)
            throw new InvalidOperationException($"decided on serial {sign.Serial} but the book gave {serial}");
        var (day, version) = (petition.DayOf(now), petition.Manifest.Version);
        var (salt, nonce) = (entropy.Bytes(Digest.SaltSize), entropy.Bytes(Commitment.NonceSize));
        var digest = Digest.Of(salt, sign.Fields);
        var signer = safe.SignerOf(petition.Id, person);
        var credited = Credit(unit, sign, entropy);
        if (sign.Grave is { } grave)
        {
            graveyard.Forget(unit, petition.Id, person);
            if (grave.Credited) Tally.Erase(unit.Counters, id, -1);
        }

        var asked = petition.Settings.Fields;
        var box = Box(sign, day, nonce, digest) with { Credited = credited, Salt = asked == Fields.None ? salt : null };
        var row = new SignatureRow(
            signer, id, serial, (int)LeafKind.Signed, day, version.Bytes.ToArray(), safe.Seal(signer, box), null, null);
        if (asked != Fields.None) row = safe.KeepFields(row, [.. salt, .. sign.Fields.Bytes], asked.HasFlag(Fields.Comment));
        if (sign.Before is null) unit.Signatures.Add(row);
        else unit.Signatures.Update(row);
        unit.Signatures.KeepVersion(VersionOf(petition));
        SerialMoves.Append(unit, LogEntry.Signed(petition.Id, serial, day, version, Commitment.Of(nonce, version, digest)));
        Tally.Move(unit.Counters, id, null, LeafKind.Signed, day);
        Tally.BreakDown(unit.Counters, row, box, 1);
    }

    // A new salt and nonce: neither the log nor the book tells whether anything is different, or what.
    private void Correct(IUnitOfWork unit, Change.Correct correct, DateTimeOffset now, Entropy entropy)
    {
        var (petition, before, fields) = (correct.Petition, correct.Signature, correct.Fields);
        var day = petition.DayOf(now);
        var (salt, nonce) = (entropy.Bytes(Digest.SaltSize), entropy.Bytes(Commitment.NonceSize));
        var digest = Digest.Of(salt, fields);
        var box = before.Box with
        {
            Nonce = nonce,
            Digest = digest.Bytes.ToArray(),
            Region = fields.Region,
            Language = fields.Language,
            ConsentVersion = fields.ConsentVersion,
            Consent = correct.Consent,
            CorrectedOn = [.. before.Box.CorrectedOn.Append(day).TakeLast(Signature.LimitTimes)],
        };
        var row = before.Row with { Box = safe.Seal(before.Row.Signer, box) };
        unit.Signatures.Update(safe.KeepFields(row, [.. salt, .. fields.Bytes], petition.Settings.Fields.HasFlag(Fields.Comment)));
        SerialMoves.Append(unit, LogEntry.Corrected(petition.Id, before.Serial, day, before.Version, Commitment.Of(nonce, before.Version, digest)));
        Tally.Correct(unit.Counters, row, before.Box, box, day);
    }

    // As it stands now: the same decision may have withdrawn it.
    private void Tell(IUnitOfWork unit, Signature signature)
    {
        if (unit.Signatures.Find(signature.Row.Signer) is { } row)
            unit.Signatures.Update(row with { Box = safe.Seal(row.Signer, safe.Open(row).Box with { Told = true }) });
    }

    /// <summary>A petition's text of today as the book keeps it.</summary>
    public static VersionRow VersionOf(Petition petition) => new(
        petition.Id.Value,
        petition.Manifest.Version.Bytes.ToArray(),
        petition.Manifest.Bytes,
        petition.Files.ToDictionary(file => file.Key.Code(), file => file.Value));

    private static SignatureBox Box(Change.Sign sign, DateOnly day, byte[] nonce, Digest digest)
    {
        var before = sign.Before?.Box.SignedOn ?? sign.Grave?.SignedOn ?? [];
        return new SignatureBox
        {
            Nonce = nonce,
            Digest = digest.Bytes.ToArray(),
            Region = sign.Fields.Region,
            Language = sign.Fields.Language,
            Source = sign.Source,
            Generation = sign.Generation,
            ConsentVersion = sign.Fields.ConsentVersion,
            Consent = sign.Consent,
            SignedOn = [.. before.Append(day).TakeLast(Signature.LimitTimes)],
            CorrectedOn = sign.Before?.Box.CorrectedOn ?? sign.Grave?.CorrectedOn ?? [],
        };
    }

    // A credit waits under a random key until others have gathered, and is given once for a person.
    private bool Credit(IUnitOfWork unit, Change.Sign sign, Entropy entropy)
    {
        if (sign.Before is { Box.Credited: true } || sign.Grave is { Credited: true }) return true;
        // The link's owner may have erased it since.
        if (sign.CreditTo is null || unit.Links.Find(sign.CreditTo) is null) return false;
        var key = entropy.Bytes(16);
        unit.Links.AddPending(new PendingCreditRow(key, safe.SealCredit(key, sign.CreditTo)));
        return true;
    }

    private void MakeLink(IUnitOfWork unit, Change.MakeLink link)
    {
        if (unit.Links.Find(link.Key) is null)
            unit.Links.AddIfMissing(new LinkRow(link.Key, link.Petition.Id.Value, 0, safe.SealGeneration(link.Key, link.Generation)));
    }
}
