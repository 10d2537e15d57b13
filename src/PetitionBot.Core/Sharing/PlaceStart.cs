using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Sharing;

/// <summary>
/// A place where a petition hangs or is talked of (a poster, a channel): <c>1c</c>, the petition's id, an underscore,
/// the place; at most 59 characters. A petition's id has no underscore, so the first one parts them.
/// </summary>
public sealed record PlaceStart : StartPayload
{
    /// <summary>The longest place, in characters.</summary>
    public const int MaxPlaceLength = 32;

    internal const char Kind = 'c';

    /// <summary>Takes over a petition and a place.</summary>
    /// <exception cref="FormatException">The place is not 1 to 32 of <c>A-Z a-z 0-9 _ -</c>.</exception>
    public PlaceStart(PetitionId petition, string place)
    {
        if (!IsToken(place, MaxPlaceLength))
            throw new FormatException($"'{place}' is no place: 1 to {MaxPlaceLength} of A-Z, a-z, 0-9, '_' and '-' are allowed.");
        Petition = petition;
        Place = place;
    }

    /// <summary>The petition to open.</summary>
    public PetitionId Petition { get; }

    /// <summary>The place, 1 to 32 of <c>A-Z a-z 0-9 _ -</c>.</summary>
    public string Place { get; }

    /// <inheritdoc/>
    public override string ToString() => $"1{Kind}{Petition}_{Place}";

    internal static PlaceStart? ParseBody(string body)
    {
        var at = body.IndexOf('_', StringComparison.Ordinal);
        return at > 0 && PetitionId.IsValid(body[..at]) && IsToken(body[(at + 1)..], MaxPlaceLength)
            ? new PlaceStart(new PetitionId(body[..at]), body[(at + 1)..])
            : null;
    }
}
