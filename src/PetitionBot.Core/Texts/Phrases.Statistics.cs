namespace PetitionBot.Core.Texts;

#pragma warning disable CS1591 // Each text is its own description; what a group is for stands above it.

public abstract partial class Phrases
{
    // What organizers see. Names of lines are plain text without markup, for StatisticsLine.
    public abstract string RefreshButton { get; }
    public abstract string RefreshedNote { get; }
    public abstract string ChooseStatistics { get; }

    /// <summary>What the log says of today and of seven days, and what the signs mean.</summary>
    public abstract string StatisticsDays(long cameToday, long wentToday, long cameInWeek, long wentInWeek);
    public abstract string StatisticsVersions { get; }

    /// <summary>A text by its number, 1 for the first, and the first digits of its hash, as the log has it.</summary>
    public abstract string StatisticsVersion(int number, string hash, long count);

    /// <summary>There is nothing to show of people until so many have come, and not on the same day.</summary>
    public abstract string StatisticsLater(int minimum);
    public abstract string StatisticsRegions { get; }
    public abstract string StatisticsNotAsked { get; }
    public abstract string StatisticsLanguages { get; }
    public abstract string StatisticsSources { get; }
    public abstract string StatisticsDirect { get; }
    public abstract string StatisticsByLink { get; }
    public abstract string StatisticsByPetition { get; }
    public abstract string StatisticsPlace(string place, long n);
    public abstract string StatisticsOthers { get; }
    public abstract string StatisticsDirectAndOthers { get; }
    public abstract string StatisticsMedian(double seconds);

    /// <summary>When and of how many the tables were counted, and by what rule.</summary>
    public abstract string StatisticsCounted(DateOnly day, long total, int minimum);
    public abstract string StatisticsFunnel(DateOnly day);
    public abstract string StatisticsOpened { get; }
    public abstract string StatisticsRead { get; }
    public abstract string StatisticsConsented { get; }
    public abstract string StatisticsSigned { get; }
    public abstract string StatisticsFewer(string name, int minimum);
    public abstract string StatisticsFootnote { get; }

    /// <summary>One line of a table.</summary>
    public string StatisticsLine(string name, long n) => $"{Safe(name)}: <b>{Number(n, ThousandsSeparator)}</b>";

    /// <summary>What stands between thousands.</summary>
    protected abstract string ThousandsSeparator { get; }

    /// <summary>What came and what went, such as <c>+12 / −1</c>.</summary>
    protected string Moves(long came, long went) =>
        $"<b>+{Number(came, ThousandsSeparator)}</b>" + (went == 0 ? "" : $" / −{Number(went, ThousandsSeparator)}");

    /// <summary>A length of time as people say it: seconds in steps of five, then minutes, hours, days.</summary>
    protected static string About(double seconds, string second, string minute, string hour, string day) => seconds switch
    {
        < 117.5 => $"{Math.Max(5, (int)Math.Round(seconds / 5) * 5)}\u00a0{second}",
        < 7170 => $"{Math.Round(seconds / 60)}\u00a0{minute}",
        < 171_000 => $"{Math.Round(seconds / 3600)}\u00a0{hour}",
        _ => $"{Math.Round(seconds / 86_400)}\u00a0{day}",
    };
}
