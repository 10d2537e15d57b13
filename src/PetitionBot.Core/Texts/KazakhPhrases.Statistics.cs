namespace PetitionBot.Core.Texts;

internal sealed partial class KazakhPhrases
{
    public override string RefreshButton => "🔄 Жаңарту";
    public override string RefreshedNote => "Жаңартылды";
    public override string ChooseStatistics => "Қай петицияның статистикасын көрсетейін?";

    public override string StatisticsDays(long cameToday, long wentToday, long cameInWeek, long wentInWeek) =>
        $"Бүгін: {Moves(cameToday, wentToday)}\n7\u00a0күнде: {Moves(cameInWeek, wentInWeek)}\n"
        + "<i>Күндер петицияның уақыт белдеуі бойынша. «+» — қойылған қолдар, «−» — қайтарып алынғандары мен есептен шығарылғандары.</i>";

    public override string StatisticsVersions => "Мәтін нұсқалары";
    public override string StatisticsVersion(int number, string hash, long count) => $"№\u00a0{number} ({Safe(hash)}): <b>{Number(count)}</b>";

    public override string StatisticsLater(int minimum) =>
        $"Өңірлер, тілдер, қайдан келгені және қол қоюға дейінгі жол {minimum}\u00a0адам жиналғанда, ең ерте келесі күні осында шығады. "
        + "Осылайша сандардан жеке бір адам көрінбейді.";

    public override string StatisticsRegions => "Өңірлер";
    public override string StatisticsNotAsked => "көрсетілмеген";
    public override string StatisticsLanguages => "Тілдер";
    public override string StatisticsSources => "Қайдан келді";
    public override string StatisticsDirect => "өздері";
    public override string StatisticsByLink => "жеке сілтеме арқылы";
    public override string StatisticsByPetition => "петиция сілтемесі арқылы";
    public override string StatisticsPlace(string place, long n) => $"«{Safe(place)}» орны: <b>{Number(n)}</b>";
    public override string StatisticsOthers => "қалғандары";
    public override string StatisticsDirectAndOthers => "өздері және қалғандары";
    public override string StatisticsMedian(double seconds) => $"⏱ Петицияны ашқаннан қол қойғанға дейін әдетте шамамен {About(seconds, "с", "мин", "сағ", "күн")} өтеді.";

    public override string StatisticsCounted(DateOnly day, long total, int minimum) =>
        $"<i>{Date(day)} күні есептелді, барлығы {Number(total)}. Күніне бір реттен жиі емес, тек {minimum}\u00a0жаңа қолтаңбадан кейін жаңарады. "
        + $"{minimum}\u00a0адамнан аз топтар біріктірілген: сандардан жеке бір адам көрінбейді.</i>";

    public override string StatisticsFunnel(DateOnly day) => $"Қай қадамға дейін жетеді ({Date(day)})";
    public override string StatisticsOpened => "петицияны ашты";
    public override string StatisticsRead => "соңына дейін оқыды";
    public override string StatisticsConsented => "келісім берді";
    public override string StatisticsSigned => "қол қойды";
    public override string StatisticsFewer(string name, int minimum) => $"{Safe(name)}: {minimum} адамнан аз";

    public override string StatisticsFootnote =>
        "<i>Жалпы санды, күндерді және нұсқаларды журналмен салыстыруға болады. Қалғанын бот есептейді, журнал оны дәлелдемейді.</i>";

    protected override string ThousandsSeparator => "\u00a0";
}
