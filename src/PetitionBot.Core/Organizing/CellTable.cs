namespace PetitionBot.Core.Organizing;

/// <summary>
/// A breakdown that tells nothing of a single person: cells with fewer than <see cref="Minimum"/> people, zero too, are
/// hidden together, and more with them until at least <see cref="Minimum"/> people over at least
/// <see cref="FewestHidden"/> cells are. Shown cells and the rest sum to the total.
/// </summary>
/// <param name="Shown">The cells on show, the largest first; equal ones by key.</param>
/// <param name="Rest">How many people stand in all other cells together.</param>
internal sealed record CellTable(IReadOnlyList<Cell> Shown, long Rest)
{
    /// <summary>Fewer people than this are never told apart.</summary>
    public const int Minimum = 10;

    /// <summary>A single hidden cell would be its own sum.</summary>
    public const int FewestHidden = 2;

    /// <summary>Hides what must be hidden.</summary>
    /// <param name="cells">All cells, each key once; with those that have nobody, where the reader knows that they exist.</param>
    /// <param name="most">At most so many are shown; the smallest of the others join the rest.</param>
    /// <param name="first">The cell to hide first when small ones need company, or null: the smallest then.</param>
    public static CellTable Of(IEnumerable<Cell> cells, int most = int.MaxValue, string? first = null)
    {
        var ordered = cells.OrderByDescending(cell => cell.N).ThenBy(cell => cell.Key, StringComparer.Ordinal).ToList();
        var hidden = ordered.Where(cell => cell.N < Minimum).ToList();
        var shown = ordered.Except(hidden).ToList();
        while (shown.Count > 0 && (shown.Count > most || NeedsCompany(hidden)))
        {
            var next = shown.Find(cell => cell.Key == first) ?? shown[^1];
            shown.Remove(next);
            hidden.Add(next);
        }

        return new CellTable(shown, hidden.Sum(cell => cell.N));
    }

    private static bool NeedsCompany(List<Cell> hidden) =>
        hidden.Count > 0 && (hidden.Count < FewestHidden || hidden.Sum(cell => cell.N) < Minimum);
}
