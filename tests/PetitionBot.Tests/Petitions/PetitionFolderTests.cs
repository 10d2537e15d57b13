using System.Security.Cryptography;
using System.Text;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Tests.Petitions;

public sealed class PetitionFolderTests : IDisposable
{
    private const string Russian = "# За лес\n\nТекст.\n\n1. Первое.\n2. Второе.\n";
    private const string Kazakh = "# Орман үшін\n\nМәтін.\n\n1. Біріншісі.\n2. Екіншісі.\n";

    private readonly string _root = Directory.CreateTempSubdirectory("petitions").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_folder_with_settings_and_languages_is_a_petition()
    {
        Write("forest/ru.md", Russian);
        Write("forest/KK.md", Kazakh);
        Write("forest/README.md", "not a petition");
        Write("forest/.draft.md", "not a petition");
        Write("forest/petition.yaml", "id: forest\ngoal: 500\nopens: 2026-01-01\ncloses: 2026-02-01T10:00:00+03:00\ntimezone: Asia/Almaty\nfields: [name, region, phone, comment]\nregions:\n  - {code: a, ru: А, kk: Ә}\nresponsible: Ведущий\ncontact: '@x'\n");
        var petition = One();
        var settings = petition.Settings;
        Assert.Equal("forest", petition.Id.Value);
        Assert.Equal((500, Fields.Name | Fields.Region | Fields.Phone | Fields.Comment), (settings.Goal, settings.Fields));
        Assert.Equal((new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(5)), new DateTimeOffset(2026, 2, 1, 10, 0, 0, TimeSpan.FromHours(3))), (settings.Opens, settings.Closes));
        Assert.Equal(("Asia/Almaty", "Ведущий", "@x"), (settings.TimeZone.Id, settings.Responsible, settings.Contact));
        Assert.Equal(("a", "Ә", "А"), (settings.Regions[0].Code, settings.Regions[0].Name(Language.Kazakh), settings.Regions[0].Name(Language.English)));
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(Kazakh)), petition.Manifest.Texts[Language.Kazakh]);
        Assert.Equal(2, petition.Texts.Count);
    }

    [Theory]
    [InlineData("Петиция о выборах.md", "petitsiya-o-vyborah", Russian, Language.Russian)]
    [InlineData("Әділ сайлау үшін!.md", "adil-sailau-ushin", Kazakh, Language.Kazakh)]
    [InlineData("Keep_the NIGHT trains (final v2).md", "keep-the-night-trains-fi", "# Trains\n\n1. Run.", Language.English)]
    [InlineData("大.md", "petition", Russian, Language.Russian)]
    [InlineData("ru.md", "petition", Russian, Language.Russian)]
    [InlineData("ҚР.md", "qr", Kazakh, Language.Kazakh)]
    public void A_plain_document_lying_alone_is_a_petition_with_defaults(string file, string id, string document, Language language)
    {
        Write(file, document);
        var petition = One();
        Assert.Equal((id, language), (petition.Id.Value, Assert.Single(petition.Texts).Key));
        Assert.Equal(PetitionSettings.Default, petition.Settings);
    }

    [Fact]
    public void Language_files_at_the_root_are_one_petition_and_each_other_document_is_another()
    {
        Write("ru.md", Russian);
        Write("kk.md", Kazakh);
        Write("Петиция.md", Russian);
        Write("ПЕТИЦИЯ!.md", Russian);
        Write("petitsiya/письмо.md", Kazakh);
        var content = PetitionFolder.Read(_root);
        Assert.Empty(content.Problems);
        Assert.Equal(["petition", "petitsiya", "petitsiya-2", "petitsiya-3"], content.Petitions.Select(petition => petition.Id.Value));
        Assert.Equal([2, 1, 1, 1], content.Petitions.Select(petition => petition.Texts.Count));
    }

    [Fact]
    public void All_problems_of_all_files_are_told_at_once()
    {
        Write("Forest/ru.md", Russian);
        Write("empty/petition.yaml", "goal: 1\n");
        Write("langs/de.md", Russian);
        Write("langs/kz.md", Kazakh);
        Write("langs/notes.md", Russian);
        Write("texts/ru.md", "# За лес\n\n1. Первое.\n2.\n");
        Write("texts/petition.yml", "goal: 5");
        Write("uneven/ru.md", Russian);
        Write("uneven/kk.md", Kazakh + "3. Үшіншісі.\n");
        Assert.Equal(
            [
                "Forest: 'Forest' is no petition id; a folder's name may have 1 to 24 of a-z, 0-9 and '-'",
                "empty: there is no text; add a Markdown file for each language: ru.md, kk.md, en.md",
                "langs/de.md: 'de' is no language of the bot; ru.md, kk.md and en.md are allowed",
                "langs/kz.md: 'kz' is no language of the bot; ru.md, kk.md and en.md are allowed (Kazakh is kk.md)",
                "langs/notes.md: 'notes' is no language of the bot; ru.md, kk.md and en.md are allowed",
                "texts/petition.yml: this file is not known; the settings of a petition are in petition.yaml",
                "texts/ru.md, line 4: demand 2 is empty; write its text after the number",
                "uneven/ru.md: there are 2 demands, but kk.md has 3; every language needs the same demands",
            ],
            Problems());
    }

    [Theory]
    [InlineData("goal: many", 1, "goal 'many' is no number of signatures; a whole number from 1 to 1000000000 is allowed; leave it out for none")]
    [InlineData("goal: -1", 1, "goal '-1' is no number")]
    [InlineData("goal: [1]", 1, "goal has no single value; write 'goal: value' or leave it out")]
    [InlineData("goal:", 1, "goal has no single value")]
    [InlineData("\nid: other", 2, "id is 'other', but the petition is 'forest'; leave id out or write 'forest'")]
    [InlineData("goal: 5\ncolour: red", 2, "'colour' is no setting; allowed: id, goal, opens, closes, timezone, fields, regions, responsible, contact")]
    [InlineData("opens: 31.01.2026", 1, "opens '31.01.2026' is no date; a date such as 2026-01-31")]
    [InlineData("opens: 2026-02-30", 1, "opens '2026-02-30' is no date")]
    [InlineData("opens: 2026-02-01\ncloses: 2026-02-01", 2, "closes is not after opens; a petition has to open before it closes")]
    [InlineData("timezone: Almaty", 1, "timezone 'Almaty' is unknown; a name of the IANA list such as Asia/Almaty or UTC is allowed")]
    [InlineData("fields: name", 1, "fields is no list; a list such as [name, region] is allowed, [] for a signature by one tap")]
    [InlineData("fields:\n  - name\n  - email", 3, "'email' is no field; allowed: name, region, phone, comment")]
    [InlineData("fields: [name, name]", 1, "field 'name' is listed twice; once is allowed")]
    [InlineData("fields: [region]", 1, "the field 'region' is asked, but there are no regions; add regions with code and names")]
    [InlineData("fields: [region]\nregions: []", 2, "the field 'region' is asked, but there are no regions")]
    [InlineData("regions:\n  - {code: a, ru: А}", 2, "there are regions, but 'region' is not among the fields; add it to fields or leave regions out")]
    [InlineData("fields: [region]\nregions:\n  - {code: a, ru: А}\n  - {code: a, ru: Б}", 4, "region code 'a' is there twice; each region needs its own")]
    [InlineData("fields: [region]\nregions:\n  - {code: Юг, ru: А}", 3, "region code 'Юг' is not allowed; 1 to 16 of a-z, 0-9 and '-' are")]
    [InlineData("fields: [region]\nregions:\n  - {code: a}", 3, "the region has no name; at least one of ru, kk, en is needed")]
    [InlineData("fields: [region]\nregions:\n  - {ru: a}", 3, "the region has no code; 1 to 16 of a-z, 0-9 and '-' are allowed")]
    [InlineData("fields: [region]\nregions:\n  - {code: a, ru: А, de: A}", 3, "'de' is nothing a region has; allowed: code, ru, kk, en")]
    [InlineData("fields: [region]\nregions:\n  - {code: a, ru: }", 3, "the region's name in 'ru' has 0 characters; 1 to 64 are allowed")]
    [InlineData("goal: 1\ngoal: 2", 2, "this is no valid YAML: ")]
    [InlineData("goal: 1\n  x: [", 2, "this is no valid YAML: ")]
    [InlineData("- goal", 1, "the settings are no list of 'key: value' lines; allowed keys: id")]
    public void A_wrong_setting_is_named_with_its_line(string yaml, int line, string reason)
    {
        Write("forest/ru.md", Russian);
        Write("forest/petition.yaml", yaml);
        Assert.StartsWith($"forest/petition.yaml, line {line}: {reason}", Assert.Single(Problems()), StringComparison.Ordinal);
        Assert.Empty(PetitionFolder.Read(_root).Petitions);
    }

    [Fact]
    public void A_keyboard_has_room_for_60_regions()
    {
        Write("forest/ru.md", Russian);
        Write("forest/petition.yaml", "fields: [region]\nregions:\n" + string.Concat(Enumerable.Range(1, 61).Select(i => $"  - {{code: r{i}, ru: Р{i}}}\n")));
        Assert.Equal(["forest/petition.yaml, line 63: there are 61 regions; up to 60 are allowed"], Problems());
    }

    [Fact]
    public void An_empty_field_list_is_a_signature_by_one_tap_and_empty_settings_are_the_defaults()
    {
        Write("a/ru.md", Russian);
        Write("a/petition.yaml", "fields: []");
        Write("b/ru.md", Russian);
        Write("b/petition.yaml", "# nothing\n");
        Assert.Equal([Fields.None, Fields.Name], PetitionFolder.Read(_root).Petitions.Select(petition => petition.Settings.Fields));
    }

    [Fact]
    public void Settings_beside_a_plain_document_are_its_settings()
    {
        Write("Письмо.md", Russian);
        Write("petition.yaml", "goal: 7");
        Assert.Equal(7, One().Settings.Goal);
        Write("Ещё.md", Russian);
        Assert.Equal(["petition.yaml: it is not clear which petition these settings are for; put each petition into a folder of its own"], Problems());
    }

    [Fact]
    public void A_folder_named_as_the_root_petition_is_named_in_the_problem()
    {
        Write("petition/ru.md", Russian);
        Write("ru.md", Russian);
        Assert.Equal(["ru.md: there is a folder 'petition' already; put this file into a folder of its own"], Problems());
    }

    [Fact]
    public void A_missing_or_empty_folder_is_a_problem()
    {
        Assert.Equal([$"{_root}: the petitions folder is empty; put a petition there: a Markdown file, or a folder with ru.md, kk.md, en.md"], Problems());
        var missing = Path.Combine(_root, "none");
        Assert.Equal(
            $"{missing}: the petitions folder does not exist; put a petition there: a Markdown file, or a folder with ru.md, kk.md, en.md",
            Assert.Single(PetitionFolder.Read(missing).Problems).ToString());
    }

    [Fact]
    public void A_day_begins_where_the_clock_allows_it()
    {
        Write("forest/ru.md", Russian);
        Write("forest/petition.yaml", "timezone: America/Santiago\nopens: 2024-09-08\n");
        Assert.Equal(new DateTimeOffset(2024, 9, 8, 1, 0, 0, TimeSpan.FromHours(-3)), One().Settings.Opens);
    }

    private Petition One()
    {
        var content = PetitionFolder.Read(_root);
        Assert.Empty(content.Problems);
        return Assert.Single(content.Petitions);
    }

    private IEnumerable<string> Problems() => PetitionFolder.Read(_root).Problems.Select(problem => problem.ToString());

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
