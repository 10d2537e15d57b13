namespace PetitionBot.Core.Texts;

#pragma warning disable CS1591 // Each text is its own description.

public abstract partial class Phrases
{
    public abstract string CleanButton { get; }

    public abstract string CleanYesButton { get; }

    public abstract string CleanMenuNote { get; }

    /// <summary>What cleaning removes, and what it cannot.</summary>
    /// <param name="hasForm">Whether a form was begun, which goes with the chat.</param>
    public abstract string CleanAsk(bool hasForm);

    /// <summary>All that is left in the chat: it must not tell what the chat was about.</summary>
    public abstract string CleanDone { get; }
}
