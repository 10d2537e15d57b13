using PetitionBot.Core.Ledger;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Signing;

/// <summary>
/// The numbers of a petition, moved in the transaction that appends to the log and recounted by the checker.
/// <c>entry</c> counts log entries by kind and day; <c>state</c> counts serials by their last state;
/// <c>region</c>, <c>language</c>, <c>source</c> and <c>version</c> break the counted ones down.
/// Two are fed by drafts and cannot be recounted, only held within bounds: <c>funnel</c> counts how far people got, by day,
/// <c>time</c> how long they took, by bucket.
/// </summary>
internal static class Tally
{
    public const string Entry = "entry";
    public const string State = "state";
    public const string Region = "region";
    public const string Language = "language";
    public const string Source = "source";
    public const string Version = "version";
    public const string Funnel = "funnel";
    public const string Time = "time";

    /// <summary>Credits of which only one side is left: of those who erased everything, and of their links.</summary>
    public const string Erased = "erased";

    /// <summary>The key of a breakdown for signers who were not asked.</summary>
    public const string NotAsked = "-";

    /// <summary>How many signatures count.</summary>
    public static long Count(ICounterTable counters, string petition) =>
        counters.Read(petition, State, Name(LeafKind.Signed)) + counters.Read(petition, State, Name(LeafKind.Reinstated));

    /// <summary>Counts one log entry and the move of its serial.</summary>
    public static void Move(ICounterTable counters, string petition, LeafKind? from, LeafKind to, DateOnly day)
    {
        counters.Add(petition, Entry, Name(to), day, 1);
        if (from is { } before) counters.Add(petition, State, Name(before), null, -1);
        counters.Add(petition, State, Name(to), null, 1);
    }

    /// <summary>Adds a signature to the breakdowns, or takes it out of them.</summary>
    public static void BreakDown(ICounterTable counters, SignatureRow row, SignatureBox box, int n)
    {
        foreach (var (what, key) in Cells(row, box)) counters.Add(row.Petition, what, key, null, n);
    }

    /// <summary>Counts a correction: the entry, and the move between cells of the breakdowns.</summary>
    public static void Correct(ICounterTable counters, SignatureRow row, SignatureBox before, SignatureBox after, DateOnly day)
    {
        counters.Add(row.Petition, Entry, Name(LeafKind.Corrected), day, 1);
        BreakDown(counters, row, before, -1);
        BreakDown(counters, row, after, 1);
    }

    /// <summary>The cells of the breakdowns that a counted signature stands in.</summary>
    public static IEnumerable<(string What, string Key)> Cells(SignatureRow row, SignatureBox box) =>
    [
        (Region, box.Region ?? NotAsked),
        (Language, Texts.Languages.Code(box.Language)),
        (Source, box.Source),
        (Version, Convert.ToHexStringLower(row.Version)),
    ];

    /// <summary>Keeps the balance of credits when one side of some is erased; docs/decisions/0008.</summary>
    public static void Erase(ICounterTable counters, string petition, long n)
    {
        if (n != 0) counters.Add(petition, Erased, NotAsked, null, n);
    }

    /// <summary>Counts steps of one way, and the time that it took to sign, where it is known.</summary>
    public static void Reach(ICounterTable counters, string petition, Reached steps, TimeSpan? took, DateOnly day)
    {
        foreach (var step in Enum.GetValues<Reached>().Where(step => step != Reached.None && steps.HasFlag(step)))
            counters.Add(petition, Funnel, Name(step), day, 1);
        if (took is { } time) counters.Add(petition, Time, SigningTime.KeyOf(time), null, 1);
    }

    /// <summary>How a step is written in a counter's key.</summary>
    public static string Name(Reached step) => step switch
    {
        Reached.Opened => "opened",
        Reached.Read => "read",
        Reached.Consented => "consented",
        Reached.Signed => "signed",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "not one step"),
    };

    /// <summary>How a kind is written in a counter's key.</summary>
    public static string Name(LeafKind kind) => kind switch
    {
        LeafKind.Signed => "signed",
        LeafKind.Withdrawn => "withdrawn",
        LeafKind.Invalidated => "invalidated",
        LeafKind.Reinstated => "reinstated",
        LeafKind.Corrected => "corrected",
        LeafKind.Audit => "audit",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of entry"),
    };
}
