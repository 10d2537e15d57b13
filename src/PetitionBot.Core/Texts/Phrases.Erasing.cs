namespace PetitionBot.Core.Texts;

#pragma warning disable CS1591 // Each text is its own description.

public abstract partial class Phrases
{
    public abstract string EraseButton { get; }

    public abstract string EraseGoOnButton { get; }

    public abstract string EraseYesButton { get; }

    public abstract string KeepEverythingButton { get; }

    /// <summary>What erasing does.</summary>
    /// <param name="isBarred">Whether a signature of the person was invalidated: then a mark stays.</param>
    public abstract string EraseAsk(bool isBarred);

    public abstract string EraseAskAgain { get; }

    public abstract string EraseDone { get; }

    /// <summary>Why somebody whose signature was invalidated cannot sign again by withdrawing or erasing it.</summary>
    public abstract string Barred(string? reason, string? contact);
}
