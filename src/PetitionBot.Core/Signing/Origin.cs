namespace PetitionBot.Core.Signing;

/// <summary>How somebody came to a petition; forgotten with the draft.</summary>
/// <param name="Petition">The petition's id.</param>
/// <param name="Source">What statistics call it: <c>link</c>, <c>petition</c>, <c>place</c>.</param>
/// <param name="LinkKey">The key of the link that earns the credit, or null.</param>
/// <param name="Generation">The inviter's generation + 1, or 0.</param>
internal sealed record Origin(string Petition, string Source, byte[]? LinkKey, int Generation)
{
    /// <summary>The source of somebody who came by themselves.</summary>
    public const string Direct = "direct";

    /// <summary>The source of somebody brought by a person's link.</summary>
    public const string ByLink = "link";

    /// <summary>The source of somebody who followed the petition's own link.</summary>
    public const string ByPetition = "petition";

    /// <summary>Stands before the place that somebody comes from.</summary>
    public const string ByPlace = "place/";
}
