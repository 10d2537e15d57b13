using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Organizing;

/// <summary>How far people got up to one moment; what a step means stands with <see cref="Reached"/> and <see cref="Ways"/>.</summary>
/// <param name="Day">The day of that moment, in the petition's time zone.</param>
/// <param name="Opened">How many opened the petition.</param>
/// <param name="Read">How many of them came to its last page.</param>
/// <param name="Consented">How many of them agreed to what is stored.</param>
/// <param name="Signed">How many of them signed.</param>
internal sealed record Funnel(DateOnly Day, long Opened, long Read, long Consented, long Signed)
{
    /// <summary>The funnel of this moment, over all days.</summary>
    public static Funnel Of(IReadOnlyList<CounterRow> rows, DateOnly day)
    {
        long Sum(Reached step) => rows.Where(row => row.What == Tally.Funnel && row.Key == Tally.Name(step)).Sum(row => row.N);
        return new Funnel(day, Sum(Reached.Opened), Sum(Reached.Read), Sum(Reached.Consented), Sum(Reached.Signed));
    }
}
