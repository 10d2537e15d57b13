namespace PetitionBot.Core.Texts;

internal sealed partial class EnglishPhrases
{
    public override string JudgingUsage(bool isInvalidating, string? petition, int most, int longestReason) => isInvalidating
        ? $"To take signatures out of the count, give their numbers (at most {most}, with commas) and the reason (at most {longestReason} characters). Everybody sees in the log that these numbers do not count; the reason is shown only to the signer, or to whoever brings the receipt.\n\n{JudgingExample(isInvalidating, petition, "signed twice")}"
        : $"To count signatures again, name their numbers (at most {most}, with commas).\n\n{JudgingExample(isInvalidating, petition, "")}";

    public override string Judged(bool isInvalidating, IReadOnlyList<long> done, IReadOnlyList<long> left) => isInvalidating
        ? Judged("No longer counted:", done, "Left as they are, because they are withdrawn, not counted already, or unknown:", left)
        : Judged("Counted again:", done, "Left as they are, because they are counted, withdrawn, or unknown:", left);
}
