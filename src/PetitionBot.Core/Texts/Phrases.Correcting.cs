namespace PetitionBot.Core.Texts;

#pragma warning disable CS1591 // Each text is its own description.

public abstract partial class Phrases
{
    public abstract string CorrectButton { get; }

    public abstract string CorrectYesButton { get; }

    public abstract string CorrectOnlyCountedNote { get; }

    /// <summary>Stands above the first question: what correcting means.</summary>
    public abstract string CorrectHint(long number);

    /// <summary>Stands below what was filled in.</summary>
    public abstract string CorrectSummaryEnd(long number);

    public abstract string CorrectDone(long number);

    public abstract string CorrectTooOften(DateOnly from);

    public abstract string CorrectCancelled { get; }

    /// <summary>As <see cref="AfterOutage"/>, for somebody who was correcting.</summary>
    public abstract string AfterOutageCorrecting { get; }
}
