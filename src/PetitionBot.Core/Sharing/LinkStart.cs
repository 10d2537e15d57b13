using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Sharing;

/// <summary>Somebody's own link: <c>1l</c>, the code's 22 characters, the petition's id; at most 48 characters.</summary>
/// <param name="Petition">The petition to open.</param>
/// <param name="Code">The code of the link's owner.</param>
public sealed record LinkStart(PetitionId Petition, LinkCode Code) : StartPayload
{
    internal const char Kind = 'l';

    /// <inheritdoc/>
    public override string ToString() => $"1{Kind}{Code}{Petition}";

    internal static LinkStart? ParseBody(string body) =>
        body.Length > LinkCode.TextLength
        && LinkCode.Parse(body.AsSpan(0, LinkCode.TextLength)) is { } code
        && PetitionId.IsValid(body[LinkCode.TextLength..])
            ? new LinkStart(new PetitionId(body[LinkCode.TextLength..]), code)
            : null;
}
