namespace PetitionBot.Core.Texts;

internal sealed partial class RussianPhrases
{
    public override string CleanButton => "🧹 Очистить этот чат";
    public override string CleanYesButton => "Да, очистить";
    public override string CleanMenuNote => "Убрать сообщения из этого чата";

    public override string CleanAsk(bool hasForm) =>
        "<b>Очистить этот чат?</b>\n\n"
        + "Ваши и мои сообщения за последние 48\u00a0часов исчезнут на всех ваших устройствах. Если вы подписали, подпись останется как есть."
        + (hasForm ? " То, что вы начали заполнять, пропадёт." : "")
        + "\n\n"
        + "Более старое Telegram удалять не даёт. Чтобы исчезло и оно, удалите сам чат в Telegram.";

    public override string CleanDone => "Готово.";
}
