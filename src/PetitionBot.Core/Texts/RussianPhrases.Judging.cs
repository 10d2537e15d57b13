namespace PetitionBot.Core.Texts;

internal sealed partial class RussianPhrases
{
    public override string JudgingUsage(bool isInvalidating, string? petition, int most, int longestReason) => isInvalidating
        ? $"Чтобы исключить подписи из счёта, укажите их номера (не больше {most}, через запятую) и причину (до {longestReason} знаков). Что эти номера не засчитаны, увидят в журнале все; причину увидит только подписавший или тот, кто пришлёт квитанцию.\n\n{JudgingExample(isInvalidating, petition, "подписано дважды")}"
        : $"Чтобы снова засчитать подписи, укажите их номера (не больше {most}, через запятую).\n\n{JudgingExample(isInvalidating, petition, "")}";

    public override string Judged(bool isInvalidating, IReadOnlyList<long> done, IReadOnlyList<long> left) => isInvalidating
        ? Judged("Больше не засчитаны:", done, "Без изменений (отозваны, уже не засчитаны или таких нет):", left)
        : Judged("Снова засчитаны:", done, "Без изменений (засчитаны, отозваны или таких нет):", left);
}
