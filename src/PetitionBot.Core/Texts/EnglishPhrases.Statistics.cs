namespace PetitionBot.Core.Texts;

internal sealed partial class EnglishPhrases
{
    public override string RefreshButton => "🔄 Refresh";
    public override string RefreshedNote => "Refreshed";
    public override string ChooseStatistics => "Statistics of which petition?";

    public override string StatisticsDays(long cameToday, long wentToday, long cameInWeek, long wentInWeek) =>
        $"Today: {Moves(cameToday, wentToday)}\nLast 7\u00a0days: {Moves(cameInWeek, wentInWeek)}\n"
        + "<i>Days are those of the petition’s time zone. “+” is signed, “−” is withdrawn or ruled out.</i>";

    public override string StatisticsVersions => "Versions of the text";
    public override string StatisticsVersion(int number, string hash, long count) => $"No.\u00a0{number} ({Safe(hash)}): <b>{Number(count, ",")}</b>";

    public override string StatisticsLater(int minimum) =>
        $"Regions, languages, sources and the way to a signature will appear here once there are {minimum}\u00a0people, and not before the next day. "
        + "That way no single person shows.";

    public override string StatisticsRegions => "Regions";
    public override string StatisticsNotAsked => "not given";
    public override string StatisticsLanguages => "Languages";
    public override string StatisticsSources => "How they came";
    public override string StatisticsDirect => "by themselves";
    public override string StatisticsByLink => "by a personal link";
    public override string StatisticsByPetition => "by the petition’s link";
    public override string StatisticsPlace(string place, long n) => $"place “{Safe(place)}”: <b>{Number(n, ",")}</b>";
    public override string StatisticsOthers => "all others";
    public override string StatisticsDirectAndOthers => "by themselves and all others";
    public override string StatisticsMedian(double seconds) => $"⏱ From opening to signing it usually takes about {About(seconds, "s", "min", "h", "days")}.";

    public override string StatisticsCounted(DateOnly day, long total, int minimum) =>
        $"<i>Counted on {Date(day)}, {Number(total, ",")} in all. Refreshed at most once a day, and only after {minimum}\u00a0new signatures. "
        + $"Groups of fewer than {minimum}\u00a0are joined, so that no single person shows.</i>";

    public override string StatisticsFunnel(DateOnly day) => $"How far people get (on {Date(day)})";
    public override string StatisticsOpened => "opened the petition";
    public override string StatisticsRead => "read it to the end";
    public override string StatisticsConsented => "agreed";
    public override string StatisticsSigned => "signed";
    public override string StatisticsFewer(string name, int minimum) => $"{Safe(name)}: fewer than {minimum}";

    public override string StatisticsFootnote =>
        "<i>The total, the days and the versions can be checked against the log. The rest is the bot’s own count; the log does not prove it.</i>";

    protected override string ThousandsSeparator => ",";
}
