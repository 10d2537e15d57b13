namespace PetitionBot.Core.Texts;

#pragma warning disable CS1591 // Each text is its own description; what a group is for stands above it.

public abstract partial class Phrases
{
    /// <summary>How to write /invalidate or /reinstate.</summary>
    /// <param name="isInvalidating">Which of the two.</param>
    /// <param name="petition">An id to name first, where there are several petitions.</param>
    /// <param name="most">So many numbers at once.</param>
    /// <param name="longestReason">So many characters.</param>
    public abstract string JudgingUsage(bool isInvalidating, string? petition, int most, int longestReason);

    /// <summary>What became of the named signatures.</summary>
    /// <param name="isInvalidating">Which of the two was asked for.</param>
    /// <param name="done">The numbers that changed.</param>
    /// <param name="left">The numbers that did not.</param>
    public abstract string Judged(bool isInvalidating, IReadOnlyList<long> done, IReadOnlyList<long> left);

    private protected static string JudgingExample(bool isInvalidating, string? petition, string reason)
    {
        var first = petition is null ? "" : petition + " ";
        return isInvalidating ? $"<code>/invalidate {Safe(first)}12,15 {reason}</code>" : $"<code>/reinstate {Safe(first)}12,15</code>";
    }

    private protected static string Judged(string done, IReadOnlyList<long> changed, string left, IReadOnlyList<long> unchanged)
    {
        string?[] lines =
        [
            changed.Count == 0 ? null : $"{done} <b>{string.Join(", ", changed)}</b>",
            unchanged.Count == 0 ? null : $"{left} {string.Join(", ", unchanged)}",
        ];
        return string.Join("\n\n", lines.Where(line => line is not null));
    }
}
