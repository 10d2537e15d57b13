using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;
using PetitionBot.Tests.Texts;

namespace PetitionBot.Tests.Petitions;

/// <summary>Documents of very different habits, as organizers have them.</summary>
public class DocumentTests
{
    public static TheoryData<string, Language, string, int, string, string, string, string> Documents => new()
    {
        { "genre-then-title", Language.Russian, "О проведении честных и прозрачных выборов", 3, "Мы, жители города, видим, что:\n\n• списки", "Обновить списки избирателей.", "Публиковать протоколы", "Мы будем добиваться этого мирно.\nПодписывайтесь!\n\n07.10.2020" },
        { "plain-lines", Language.Russian, "Остановить вырубку рощи Баума", 4, "Мы живём рядом с рощей", "Немедленно остановить", "Наказать виновных.", "Жители микрорайона, 12 мая 2020 г." },
        { "bold-first-line", Language.Russian, "Верните вечерние автобусы в посёлок", 3, "После 20:00", "Вернуть рейсы в 20:30 и 22:00.", "Вывесить расписание", "Инициативная группа" },
        { "demands-as-headings", Language.Russian, "О питании в школах", 3, "Наши дети едят", "Горячие обеды каждый день\n\nНе булочка и чай, а полноценный обед.\n\nДля этого нужны:\n\n1. работающая кухня;\n2. повар.", "Родительский контроль\n\nБез предупреждения", "Как мы будем действовать\n\nМы соберём" },
        { "loose-unindented", Language.Russian, "Чистый воздух для Темиртау", 3, "Зимой у нас чёрный снег.", "Поставить датчики в каждом районе.\n\nСейчас их два", "Закрыть печи без фильтров.\n\nЗавод обещал это ещё в 2015 году.", "Мы хотим дышать." },
        { "escaped-numbers", Language.Russian, "За библиотеку на улице Абая", 3, "Её закрывают, чтобы построить торговый центр. Мы против!", "Отменить решение о закрытии.", "Дать библиотеке ремонт, а не приговор.", "#библиотека_живи" },
        { "kazakh-letter", Language.Kazakh, "Ауылға таза ауыз су керек", 3, "Құрметті әкім!", "Су құбырын осы жылы аяқтау.\n\u00A0\u00A0\u00A0\u00A0• қаражат бөлінген;", "Жауапты адамның атын атау.", "Хатқа ауылдың 214 тұрғыны қол қойды.\n\n2021 жылғы 3 наурыз" },
        { "english-two-lists", Language.English, "Keep the night trains", 3, "Why we write:\n\n1. The last train", "Two trains after eleven.", "One ticket for train & bus.", "How to help:\n\n1. Sign.\n2. Pass it on.\n\nThank you!" },
        { "keycaps-and-emoji", Language.Russian, "📢 Спасём каток!", 3, "Каток «Алау»", "Остановить снос", "Отчитаться о деньгах на ремонт", "Репост — это тоже помощь 🙏" },
        { "tables-quotes-links", Language.Russian, "Открытые бюджеты районов", 3, "Логотип движения\n\n«Бюджет — это наши деньги»", "Публиковать бюджет района до 1 марта.", "Ввести код BUDGET-1", "Команда \"Открытый район\"" },
        { "deep-headings", Language.Russian, "Против застройки берега", 3, "Почему мы пишем\n\nБерег — общий.", "Отменить аукцион.", "Не выдавать разрешений ближе 100 м от воды.", "Кто мы\n\nСоседи." },
        { "grouped-demands", Language.Russian, "Свободу прессе", 4, "Журналистов не пускают на заседания.", "Транслировать заседания.", "Прекратить проверки редакций.", "Подписи\n\nСобираем до конца года." },
        { "nbsp-no-space", Language.Russian, "за сохранение трамвая", 3, "Трамвай ходит с 1937 года.", "Вернуть рельсы на улицу Шевченко;", "Сделать проезд бесплатным", "Подписи прилагаются." },
        { "all-ones-wrapped", Language.Russian, "Тротуары — людям", 3, "Машины стоят там", "Поставить столбики.", "Сделать карту", "Жители" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_plain_document_of_any_habit_is_read(
        string file, Language language, string title, int demands, string preamble, string first, string last, string closing)
    {
        var text = Read(file);
        Assert.Equal((language, title, demands), (text.Language, text.Title, text.Demands.Count));
        Assert.StartsWith(preamble, TelegramHtml.ToPlain(text.PreambleHtml), StringComparison.Ordinal);
        Assert.StartsWith(first, TelegramHtml.ToPlain(text.Demands[0].Html), StringComparison.Ordinal);
        Assert.StartsWith(last, TelegramHtml.ToPlain(text.Demands[^1].Html), StringComparison.Ordinal);
        Assert.StartsWith(closing, TelegramHtml.ToPlain(text.ClosingHtml), StringComparison.Ordinal);
        TelegramHtmlChecker.CheckAll(text);
    }

    [Fact]
    public void Every_document_of_the_folder_has_its_expectations() =>
        Assert.Equal(
            Directory.GetFiles(Folder, "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
            Documents.Select(row => (string)((object[])row)[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Bold_italic_strikethrough_code_and_safe_links_survive_and_the_rest_is_text()
    {
        var text = Read("tables-quotes-links");
        Assert.Contains("<blockquote>«Бюджет", text.PreambleHtml, StringComparison.Ordinal);
        Assert.Contains("<b>Район</b> | <b>Опубликовано</b>\nСеверный | нет\nЮжный | &lt;b&gt;частично&lt;/b&gt;", text.PreambleHtml, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/report?a=1&amp;b=2\">в отчёте</a> и в архиве", text.PreambleHtml, StringComparison.Ordinal);
        Assert.Contains("<a href=\"mailto:a@example.org\">", text.PreambleHtml, StringComparison.Ordinal);
        Assert.Equal("Публиковать <b>бюджет</b> района до 1 марта.", text.Demands[0].Html);
        Assert.Contains("<s>когда-нибудь</s>", text.Demands[1].Html, StringComparison.Ordinal);
        Assert.Contains("<code>BUDGET-1</code>", text.Demands[2].Html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", text.ClosingHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_subheading_among_the_demands_goes_with_the_demand_below_it() =>
        Assert.Equal("<b>К правительству</b>\n\nОтвечать на запросы за пять дней.", Read("grouped-demands").Demands[2].Html);

    [Fact]
    public void What_stands_inside_a_demand_stays_in_it()
    {
        Assert.Contains("Никто не объяснил почему.", Read("deep-headings").Demands[1].Html, StringComparison.Ordinal);
        Assert.Contains("статья 597", Read("all-ones-wrapped").Demands[1].Html, StringComparison.Ordinal);
        Assert.Contains("Их не было ни разу.", Read("escaped-numbers").Demands[1].Html, StringComparison.Ordinal);
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Petitions", "Documents");

    private static PetitionText Read(string file)
    {
        var parsed = PetitionParser.Parse(File.ReadAllBytes(Path.Combine(Folder, file + ".md")));
        Assert.Empty(parsed.Problems);
        return parsed.Text!;
    }
}
