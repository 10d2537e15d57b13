using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Ledger;

/// <summary>
/// Counts a log again from its entries, as docs/log-format.md says, and names every move that is not allowed. Holds one
/// byte for each serial.
/// </summary>
public sealed class Recount
{
    private const int MostProblems = 100;

    private readonly Dictionary<PetitionId, List<LeafKind>> _states = [];
    private readonly List<string> _problems = [];
    private long _index;

    /// <summary>What is wrong with the log, the first hundred of it; empty when all is well.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>How many entries were read.</summary>
    public long Entries => _index;

    /// <summary>The petitions that the log speaks of, by id.</summary>
    public IReadOnlyList<PetitionId> Petitions => [.. _states.Keys.OrderBy(id => id.Value, StringComparer.Ordinal)];

    /// <summary>How many serials of a petition are counted.</summary>
    public long Count(PetitionId petition) => _states.GetValueOrDefault(petition)?.LongCount(state => SerialState.Counts(state)) ?? 0;

    /// <summary>The counted serials of a petition, ascending.</summary>
    public IReadOnlyList<long> Counted(PetitionId petition) =>
        [.. _states.GetValueOrDefault(petition, []).Select((state, at) => (state, at)).Where(pair => SerialState.Counts(pair.state)).Select(pair => pair.at + 1L)];

    /// <summary>How many serials a petition has given.</summary>
    public long Serials(PetitionId petition) => _states.GetValueOrDefault(petition)?.Count ?? 0;

    /// <summary>The state of a serial, or null where the log does not know it.</summary>
    public LeafKind? State(PetitionId petition, long serial) =>
        _states.TryGetValue(petition, out var states) && serial >= 1 && serial <= states.Count ? states[(int)serial - 1] : null;

    /// <summary>Takes the next entry's bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Add(LogEntry.Parse(bytes));
        }
        catch (FormatException e)
        {
            Problem(e.Message);
        }

        _index++;
    }

    private void Add(LogEntry entry)
    {
        if (entry.Kind == LeafKind.Audit) return;
        if (!_states.TryGetValue(entry.Petition, out var states)) _states[entry.Petition] = states = [];
        if (entry.Kind == LeafKind.Signed)
        {
            if (entry.Serial == states.Count + 1) states.Add(LeafKind.Signed);
            else Problem($"serial {entry.Serial} of {entry.Petition} is signed where serial {states.Count + 1} is due");
            return;
        }

        var state = State(entry.Petition, entry.Serial);
        if (SerialState.Allows(state, entry.Kind)) states[(int)entry.Serial - 1] = SerialState.After(state, entry.Kind);
        else Problem($"serial {entry.Serial} of {entry.Petition} is {Word(state)} and cannot be {Word(entry.Kind)}");
    }

    private void Problem(string what)
    {
        if (_problems.Count < MostProblems) _problems.Add($"entry {_index}: {what}");
    }

    private static string Word(LeafKind? state) => state?.ToString().ToLowerInvariant() ?? "unknown";
}
