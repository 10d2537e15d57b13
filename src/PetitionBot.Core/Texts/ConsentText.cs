namespace PetitionBot.Core.Texts;

/// <summary>What the consent page must name. A petition that asks nothing has no such page.</summary>
/// <param name="AsksName">A name is asked.</param>
/// <param name="AsksRegion">A region is asked.</param>
/// <param name="AsksPhone">A phone number is asked.</param>
/// <param name="AsksComment">A comment is asked.</param>
/// <param name="Responsible">Who is responsible, or null.</param>
/// <param name="Contact">How to reach them, or null.</param>
/// <param name="IsSealed">Whether what is asked is sealed to the organizers, so that the server cannot read it.</param>
public sealed record ConsentText(
    bool AsksName, bool AsksRegion, bool AsksPhone, bool AsksComment, string? Responsible, string? Contact, bool IsSealed)
{
    /// <summary>The version of the wording, kept with each signature. Raise it with every change of the words.</summary>
    public const int WordingVersion = 3;
}
