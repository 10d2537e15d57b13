namespace PetitionBot.Core.Texts;

internal sealed partial class RussianPhrases
{
    public override string RefreshButton => "🔄 Обновить";
    public override string RefreshedNote => "Обновлено";
    public override string ChooseStatistics => "Статистику какой петиции показать?";

    public override string StatisticsDays(long cameToday, long wentToday, long cameInWeek, long wentInWeek) =>
        $"Сегодня: {Moves(cameToday, wentToday)}\nЗа 7\u00a0дней: {Moves(cameInWeek, wentInWeek)}\n"
        + "<i>Дни — по часовому поясу петиции. «+» — подписи, «−» — отозванные и исключённые.</i>";

    public override string StatisticsVersions => "Версии текста";
    public override string StatisticsVersion(int number, string hash, long count) => $"№\u00a0{number} ({Safe(hash)}): <b>{Number(count)}</b>";

    public override string StatisticsLater(int minimum) =>
        $"Регионы, языки, источники и путь до подписи появятся здесь, когда наберётся {minimum}\u00a0{RussianPlural.Of(minimum, "человек", "человека", "человек")}, "
        + "и не раньше следующего дня. Так в цифрах не видно никого по отдельности.";

    public override string StatisticsRegions => "Регионы";
    public override string StatisticsNotAsked => "не указан";
    public override string StatisticsLanguages => "Языки";
    public override string StatisticsSources => "Откуда пришли";
    public override string StatisticsDirect => "сами";
    public override string StatisticsByLink => "по личной ссылке";
    public override string StatisticsByPetition => "по ссылке на петицию";
    public override string StatisticsPlace(string place, long n) => $"место «{Safe(place)}»: <b>{Number(n)}</b>";
    public override string StatisticsOthers => "остальные";
    public override string StatisticsDirectAndOthers => "сами и остальные";
    public override string StatisticsMedian(double seconds) => $"⏱ Обычно от открытия до подписи проходит около {About(seconds, "с", "мин", "ч", "дн.")}.";

    public override string StatisticsCounted(DateOnly day, long total, int minimum) =>
        $"<i>Посчитано {Date(day)}, всего {Number(total)}. Обновляется не чаще раза в день и только после {minimum}\u00a0новых подписей. "
        + $"Группы меньше {minimum}\u00a0человек объединены: так в цифрах не видно никого по отдельности.</i>";

    public override string StatisticsFunnel(DateOnly day) => $"Как далеко доходят (на {Date(day)})";
    public override string StatisticsOpened => "открыли петицию";
    public override string StatisticsRead => "дочитали до конца";
    public override string StatisticsConsented => "дали согласие";
    public override string StatisticsSigned => "подписали";
    public override string StatisticsFewer(string name, int minimum) => $"{Safe(name)}: меньше {minimum}";

    public override string StatisticsFootnote =>
        "<i>Общее число, дни и версии можно сверить с журналом. Остальное считает бот, журнал этого не доказывает.</i>";

    protected override string ThousandsSeparator => "\u00a0";
}
