using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Sharing;

/// <summary>A petition and nobody's link: <c>1p</c> and the petition's id; at most 26 characters.</summary>
/// <param name="Petition">The petition to open.</param>
public sealed record PetitionStart(PetitionId Petition) : StartPayload
{
    internal const char Kind = 'p';

    /// <inheritdoc/>
    public override string ToString() => $"1{Kind}{Petition}";
}
