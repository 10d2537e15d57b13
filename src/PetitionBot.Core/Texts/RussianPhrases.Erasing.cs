namespace PetitionBot.Core.Texts;

internal sealed partial class RussianPhrases
{
    public override string EraseButton => "🗑 Стереть всё обо мне";
    public override string EraseGoOnButton => "Стереть всё";
    public override string EraseYesButton => "Да, стереть насовсем";
    public override string KeepEverythingButton => "Нет, оставить";

    public override string EraseAsk(bool isBarred) =>
        "<b>Стереть всё о вас?</b>\n\n"
        + "• Ваши подписи будут отозваны и больше не считаются.\n"
        + "• Ваши ответы, ваша ссылка и этот диалог будут удалены. До того, что организаторы успели скопировать, и до старых копий мне не дотянуться.\n"
        + "• Сообщения за последние 48\u00a0часов исчезнут из этого чата.\n"
        + "• В открытом журнале останутся номер, день и контрольный код ваших подписей с пометкой «отозвана». Имени там нет.\n"
        + "• 30\u00a0дней хранится метка, чтобы никто не подписывал чаще, чем можно. Потом её ключ уничтожается, и узнать, чья она, не сможет никто."
        + (isBarred ? "\n• Одна из ваших подписей не была засчитана, поэтому метка останется дольше: ни имени, ни ваших ответов в ней нет, она лишь не даёт подписать заново, пока организаторы не разрешат." : "");

    public override string EraseAskAgain => "<b>Точно стереть всё?</b>\nОтменить это будет нельзя.";
    public override string EraseDone => "Готово. Теперь удалите этот чат в Telegram и файлы, которые сохранили из него.";

    public override string Barred(string? reason, string? contact) =>
        "⚠️ Ваша прежняя подпись не была засчитана, поэтому подписать снова пока нельзя."
        + (reason is null ? "" : $"\nПричина: {Safe(reason)}")
        + (contact is null ? "" : $"\nНе согласны? Напишите: {Safe(contact)}");
}
