namespace PetitionBot.Core.Signing;

/// <summary>The steps of a way to a signature, as the funnel counts them. The numbers are stored: never change one.</summary>
[Flags]
internal enum Reached
{
    None = 0,

    /// <summary>The petition was opened: by /start, by a link, or by one of its buttons.</summary>
    Opened = 1,

    /// <summary>The last page of its text was shown.</summary>
    Read = 2,

    /// <summary>What is stored and why was agreed to; where nothing is asked, signing agrees.</summary>
    Consented = 4,

    /// <summary>The signature was counted.</summary>
    Signed = 8,
}
