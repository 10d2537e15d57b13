namespace PetitionBot.Core.Texts;

internal sealed partial class RussianPhrases
{
    public override string ReceiptButton => "🧾 Получить квитанцию";

    public override string ReceiptCaption(long number, DateOnly day) =>
        $"🧾 Квитанция: подпись №\u00a0<b>{Number(number)}</b> от {Date(day)} засчитана.\n\n"
        + "Проверить её может кто угодно, даже без нас: как — расскажет /log. Ни имени, ни других ваших данных в ней нет. "
        + "Но кто найдёт её в вашем телефоне, поймёт, что вы подписали. Если это опасно — удалите: новую можно получить через /me, пока подпись засчитана.";

    public override string AskReceipt => "Пришлите квитанцию: файлом или текстом. Я скажу, засчитана ли эта подпись.";

    public override string ReceiptCounted(long number, DateOnly day, long entries) =>
        $"✅ Подпись №\u00a0<b>{Number(number)}</b> от {Date(day)} засчитана.\nКвитанция подлинная и сходится с журналом: сейчас в нём {Number(entries)}\u00a0{RussianPlural.Of(entries, "запись", "записи", "записей")}.";

    public override string ReceiptWithdrawn(long number, DateOnly day) =>
        $"Квитанция подлинная, но подпись №\u00a0{Number(number)} отозвана {Date(day)} и больше не считается.";

    public override string ReceiptNotCounted(long number, string? reason, string? contact) =>
        $"⚠️ Квитанция подлинная, но организаторы больше не засчитывают подпись №\u00a0{Number(number)}."
        + (reason is null ? "" : $"\nПричина: {Safe(reason)}")
        + (contact is null ? "" : $"\nНе согласны? Напишите: {Safe(contact)}");

    public override string ReceiptCountedAnew(long number, DateOnly day) =>
        $"✅ Подпись №\u00a0<b>{Number(number)}</b> от {Date(day)} засчитана.\nКвитанция подлинная. Её выдали до поломки нашего сервера: с тех пор журнал ведётся под новым ключом, и эта запись в нём есть. Новую квитанцию можно получить через /me.";

    public override string ReceiptNotRestored(long number) =>
        $"⚠️ Квитанция подлинная, но подпись №\u00a0{Number(number)} сейчас не засчитана. Её отозвали, или она пропала, когда наш сервер сломался и его пришлось восстановить из более старой копии. "
        + "Засчитаны ли вы, покажет /me. Если нет — подпишите, пожалуйста, ещё раз, а квитанцию сохраните.";

    public override string RestoredMeanwhile(DateOnly copied, DateOnly restored) =>
        $"⚠️ Наш сервер сломался. {Date(restored)} мы восстановили его из копии от {Date(copied)}; подписи, поставленные между этими днями, пропали. Если вы подписали тогда, подпишите, пожалуйста, ещё раз. Простите нас.";

    public override string ReceiptOfOtherLog => "❌ Это квитанция не из нашего журнала. Её выдал другой бот, или кто-то её придумал.";
    public override string ReceiptChanged => "❌ В этой квитанции что-то изменено, и она ничего не доказывает. Пришлите файл таким, каким вы его получили.";

    public override string ReceiptForked(long number) =>
        $"🚨 Квитанция на подпись №\u00a0{Number(number)} подлинная, но наш журнал с ней больше не сходится. Такого быть не должно. "
        + "Сохраните квитанцию и покажите её организаторам и другим людям: она доказывает, что журнал изменили.";

    public override string NoReceipt => "Это не квитанция. Пришлите файл, который бот дал после подписания, или весь текст из него.";

    public override string FileUnreadable => "Файл прочитать не получилось. Пришлите его ещё раз или весь текст из него.";

    public override string AboutLog => "🔎 <b>Как проверить счёт</b>\n\nКаждая подпись — запись в открытом журнале. Если в нём что-то убрать или исправить, это заметит каждый, кто сохранил квитанцию или прежнюю отметку. Имён в нём нет.";

    public override string HowToCheck(string checkpoint, string key, string? place) => HowToCheck(
        place is null
            ? "Где опубликован журнал, спросите у организаторов. Вместе с ним есть страница verify.html: она пересчитает всё на вашем устройстве."
            : $"Журнал: {Safe(place)}\nСтраница verify.html там пересчитает всё на вашем устройстве.",
        "Последняя отметка журнала. Сверьте её с другими людьми: журнал у всех должен быть один и тот же.",
        checkpoint,
        "Ключ журнала:",
        key);
}
