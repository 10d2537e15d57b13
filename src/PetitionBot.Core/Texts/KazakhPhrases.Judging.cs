namespace PetitionBot.Core.Texts;

internal sealed partial class KazakhPhrases
{
    public override string JudgingUsage(bool isInvalidating, string? petition, int most, int longestReason) => isInvalidating
        ? $"Қолтаңбаларды есептен шығару үшін нөмірлерін (үтір арқылы, {most} нөмірден аспасын) және себебін (ең көбі {longestReason} таңба) жазыңыз. Бұл нөмірлердің есепке алынбағанын журналдан бәрі көреді; себебін тек қол қойған адам немесе түбіртегін жіберген адам көреді.\n\n{JudgingExample(isInvalidating, petition, "екі рет қол қойылған")}"
        : $"Қолтаңбаларды қайта есепке алу үшін нөмірлерін жазыңыз (үтір арқылы, {most} нөмірден аспасын).\n\n{JudgingExample(isInvalidating, petition, "")}";

    public override string Judged(bool isInvalidating, IReadOnlyList<long> done, IReadOnlyList<long> left) => isInvalidating
        ? Judged("Енді есепке алынбайды:", done, "Өзгеріссіз қалды (қайтарып алынған, бұрыннан есепке алынбаған немесе мұндай нөмір жоқ):", left)
        : Judged("Қайта есепке алынды:", done, "Өзгеріссіз қалды (есепке алынған, қайтарып алынған немесе мұндай нөмір жоқ):", left);
}
