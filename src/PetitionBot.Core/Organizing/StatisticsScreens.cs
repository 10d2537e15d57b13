using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Organizing;

/// <summary>What an organizer sees of a petition's numbers: one message, read on a phone.</summary>
internal sealed class StatisticsScreens(Language language, IReadOnlyList<Petition> petitions)
{
    private const int MostVersions = 5;

    private readonly Phrases _say = Phrases.In(language);

    /// <summary>Of several petitions, which one.</summary>
    public Screen Choice() => new(_say.ChooseStatistics, [.. PetitionScreens.Choice(petitions, language, Verb.Statistics)]);

    /// <summary>The numbers of one petition.</summary>
    public Screen Of(Petition petition, LiveFigures live, Snapshot? daily)
    {
        string?[] parts =
        [
            $"📊 <b>{TelegramHtml.Escape(petition.Text(language).Title)}</b>",
            _say.Count(live.Count, petition.Settings.Goal),
            _say.StatisticsDays(live.Today.Came, live.Today.Went, live.Week.Came, live.Week.Went),
            Versions(live.Versions),
            .. daily?.Breakdown is { } breakdown ? Parts(petition, breakdown) : [_say.StatisticsLater(CellTable.Minimum)],
            daily?.Funnel is { } funnel ? Part(funnel) : null,
            _say.StatisticsFootnote,
        ];
        var id = petition.Id.Value;
        return new Screen(
            string.Join("\n\n", parts.Where(part => part is not null)),
            [ButtonData.Button(_say.RefreshButton, Verb.Statistics, id, OrganizerDesk.Again)],
            petitions.Count > 1 ? [ButtonData.Button(_say.AllPetitionsButton, Verb.Statistics)] : []);
    }

    private string? Versions(IReadOnlyList<Cell> versions)
    {
        if (versions.Count < 2) return null;
        var lines = versions.Select((version, i) => _say.StatisticsVersion(i + 1, version.Key[..8], version.N)).Reverse().Take(MostVersions);
        var older = versions.SkipLast(MostVersions).Sum(version => version.N);
        return List(_say.StatisticsVersions, versions.Count > MostVersions ? lines.Append(_say.StatisticsLine(_say.StatisticsOthers, older)) : lines);
    }

    private string?[] Parts(Petition petition, Breakdown breakdown) =>
    [
        petition.Settings.Fields.HasFlag(Fields.Region) ? Table(_say.StatisticsRegions, breakdown.Regions, cell => Region(petition, cell), _say.StatisticsOthers) : null,
        Table(_say.StatisticsLanguages, breakdown.Languages, Language, _say.StatisticsOthers),
        Table(
            _say.StatisticsSources,
            breakdown.Sources,
            Source,
            breakdown.Sources.Shown.Any(cell => cell.Key == Origin.Direct) ? _say.StatisticsOthers : _say.StatisticsDirectAndOthers),
        breakdown.MedianSeconds is { } seconds ? _say.StatisticsMedian(seconds) : null,
        _say.StatisticsCounted(breakdown.Day, breakdown.Total, CellTable.Minimum),
    ];

    // A table in which everything had to be hidden would only repeat the total.
    private string? Table(string heading, CellTable table, Func<Cell, string> line, string others)
    {
        if (table.Shown.Count == 0) return null;
        var lines = table.Shown.Select(line);
        return List(heading, table.Rest == 0 ? lines : lines.Append(_say.StatisticsLine(others, table.Rest)));
    }

    private string Part(Funnel funnel)
    {
        (string Name, long N)[] steps =
        [
            (_say.StatisticsOpened, funnel.Opened), (_say.StatisticsRead, funnel.Read),
            (_say.StatisticsConsented, funnel.Consented), (_say.StatisticsSigned, funnel.Signed),
        ];
        return List(_say.StatisticsFunnel(funnel.Day), steps.Select(step => step.N < CellTable.Minimum
            ? _say.StatisticsFewer(step.Name, CellTable.Minimum)
            : _say.StatisticsLine(step.Name, step.N)));
    }

    private static string List(string heading, IEnumerable<string> lines) => $"<b>{heading}</b>\n{string.Join('\n', lines)}";

    private string Region(Petition petition, Cell cell) => _say.StatisticsLine(
        cell.Key == Tally.NotAsked
            ? _say.StatisticsNotAsked
            : petition.Settings.Regions.FirstOrDefault(region => region.Code == cell.Key)?.Name(language) ?? cell.Key,
        cell.N);

    private string Language(Cell cell) => _say.StatisticsLine(Languages.FromCode(cell.Key)?.OwnName() ?? cell.Key, cell.N);

    private string Source(Cell cell) => cell.Key switch
    {
        Origin.Direct => _say.StatisticsLine(_say.StatisticsDirect, cell.N),
        Origin.ByLink => _say.StatisticsLine(_say.StatisticsByLink, cell.N),
        Origin.ByPetition => _say.StatisticsLine(_say.StatisticsByPetition, cell.N),
        _ => _say.StatisticsPlace(cell.Key[Origin.ByPlace.Length..], cell.N),
    };
}
