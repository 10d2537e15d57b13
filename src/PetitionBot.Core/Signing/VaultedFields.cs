using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>What was filled in while sealing was off, and is sealed at the first start with a key.</summary>
/// <param name="secret">The server's secret.</param>
/// <param name="sealTo">Whom it is sealed to.</param>
/// <param name="petitions">The petitions on offer: those that ask a comment have larger envelopes.</param>
public sealed class VaultedFields(ServerSecret secret, OrganizerCertificates sealTo, IReadOnlyList<Petition> petitions)
{
    private const int Page = 200;

    private readonly Safe _safe = new(secret, sealTo);

    /// <summary>Seals the next ones after a serial of a petition.</summary>
    /// <param name="unit">The book.</param>
    /// <param name="after">The last one that was looked at; an empty petition at first.</param>
    /// <param name="unreadable">Is told the petition and serial of each one that cannot be opened; it stays as it is.</param>
    /// <returns>The last one that was looked at, and how many were sealed; null when there are no more.</returns>
    public ((string Petition, long Serial) Last, int Sealed)? SealNext(IUnitOfWork unit, (string Petition, long Serial) after, Action<string, long> unreadable)
    {
        var rows = unit.Signatures.ListVaulted(after.Petition, after.Serial, Page);
        if (rows.Count == 0) return null;
        var done = 0;
        foreach (var row in rows)
        {
            try
            {
                unit.Signatures.Update(_safe.KeepFields(row, _safe.OpenFields(row)!, AsksComment(row.Petition)));
                done++;
            }
            catch (VaultException)
            {
                unreadable(row.Petition, row.Serial);
            }
        }

        return ((rows[^1].Petition, rows[^1].Serial), done);
    }

    private bool AsksComment(string petition) =>
        petitions.FirstOrDefault(one => one.Id.Value == petition) is { } known && known.Settings.Fields.HasFlag(Fields.Comment);
}
