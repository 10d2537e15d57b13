namespace PetitionBot.Core.Texts;

internal sealed partial class RussianPhrases
{
    public override string CorrectButton => "✏️ Исправить мои данные";
    public override string CorrectYesButton => "✅ Сохранить исправление";
    public override string CorrectOnlyCountedNote => "Исправить можно только засчитанную подпись.";

    public override string CorrectHint(long number) =>
        $"✏️ <b>Исправляем подпись №\u00a0{Number(number)}</b>\n"
        + "Прежних ответов я показать не могу, поэтому заполните, пожалуйста, всё заново. Номер и подписанный вами текст останутся прежними.";

    public override string CorrectSummaryEnd(long number) =>
        $"Это заменит все прежние ответы к подписи №\u00a0{Number(number)}. "
        + "В открытом журнале будет видно, что сегодня её исправили, но не что именно.";

    public override string CorrectDone(long number) => $"✅ <b>Исправлено.</b> Подпись №\u00a0{Number(number)} по-прежнему засчитана.";
    public override string CorrectTooOften(DateOnly from) => $"За последние 30\u00a0дней вы исправляли эту подпись три раза. Снова исправить её можно с {Date(from)}.";
    public override string CorrectCancelled => "Ничего не изменилось: подпись осталась прежней. То, что вы ввели, забыто и исчезнет из чата.";
    public override string AfterOutageCorrecting => "Бот какое-то время не отвечал. Простите за ожидание! Исправление ещё не закончено, но ничего не потерялось: можно продолжить.";
}
