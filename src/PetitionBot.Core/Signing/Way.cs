namespace PetitionBot.Core.Signing;

/// <summary>
/// How far somebody has come with one petition: a part of their draft, so that each step is counted once and nobody needs a
/// row for it. Forgotten with the draft: on signing, on cancelling, after seven days.
/// </summary>
/// <param name="Petition">The petition's id.</param>
/// <param name="Reached">The steps that are counted already.</param>
/// <param name="Opened">When it began: seconds since 1970-01-01 UTC, for the time that signing took.</param>
internal sealed record Way(string Petition, Reached Reached, long Opened);
