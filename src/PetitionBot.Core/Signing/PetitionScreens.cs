using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>What a reader sees.</summary>
internal static class PetitionScreens
{
    /// <summary>So much of the preamble stands on the first page: what fits a small phone without scrolling.</summary>
    private const int SummaryLength = 450;

    /// <summary>A page of a petition, so that it fits a message together with its heading.</summary>
    private const int PageLength = 3000;

    /// <summary>The first page of a petition: title, summary, count, and what can be done.</summary>
    public static Screen Card(Visit visit, Standing standing)
    {
        var text = standing.Petition.Text(visit.Language);
        var id = standing.Petition.Id.Value;
        string?[] parts =
        [
            $"<b>{TelegramHtml.Escape(text.Title)}</b>",
            text.Summary(SummaryLength),
            visit.Say.Count(standing.Count, standing.Petition.Settings.Goal),
            State(visit, standing),
        ];
        return new Screen(
            string.Join("\n\n", parts.Where(part => !string.IsNullOrEmpty(part))),
            [Read(visit, standing)],
            SignRow(visit, standing),
            [ButtonData.Button(visit.Say.ShareButton, Verb.Share, id), .. MineButton(visit, standing)],
            [.. ListButton(visit), ButtonData.Button(visit.Say.LanguageButton, Verb.AskLanguage)]);
    }

    /// <summary>One page of the reading, counted from 1; a number out of range shows the nearest page.</summary>
    public static Screen Page(Visit visit, Standing standing, int number, out bool isLast)
    {
        var id = standing.Petition.Id.Value;
        var text = standing.Petition.Text(visit.Language);
        var pages = ReadingPages.Of(text, PageLength);
        var n = Math.Clamp(number, 1, pages.Count);
        var page = pages[n - 1];
        var heading = page.Demand is { } demand
            ? visit.Say.DemandHeading(demand, text.Demands.Count, page.Part, page.Parts)
            : $"<b>{TelegramHtml.Escape(text.Title)}</b>";
        isLast = n == pages.Count;
        Button[] turn =
        [
            .. n > 1 ? [ButtonData.Button(visit.Say.BackButton, Verb.Read, id, $"{n - 1}")] : Array.Empty<Button>(),
            .. isLast ? Array.Empty<Button>() : [ButtonData.Button(visit.Say.NextButton, Verb.Read, id, $"{n + 1}")],
        ];
        return new Screen(
            $"{heading}\n\n{page.Html}" + (isLast ? $"\n\n<i>{visit.Say.LastPageHint}</i>" : ""),
            turn,
            n == 1 || isLast ? [ButtonData.Button(visit.Say.WholeTextButton, Verb.WholeText, id)] : [],
            SignRow(visit, standing),
            [ButtonData.Button(visit.Say.PetitionButton, Verb.Petition, id)]);
    }

    /// <summary>Nothing but the way to the first page.</summary>
    public static Keyboard.Inline ReadButton(Visit visit, Standing standing) => new([[Read(visit, standing)]]);

    /// <summary>The petitions to choose from.</summary>
    public static Screen List(Visit visit) => new(
        visit.Say.ChoosePetition,
        [
            .. Choice(visit.Standings.Select(standing => standing.Petition), visit.Language, Verb.Petition),
            [ButtonData.Button(visit.Say.LanguageButton, Verb.AskLanguage)],
        ]);

    /// <summary>A button for each petition, as many as a keyboard holds.</summary>
    public static IEnumerable<Button[]> Choice(IEnumerable<Petition> petitions, Language language, string verb) => petitions.Take(90)
        .Select(petition => new Button[] { ButtonData.Button(Label(petition.Text(language).Title), verb, petition.Id.Value) });

    /// <summary>Where somebody lands who named no petition: the only one, or the list.</summary>
    public static Screen Home(Visit visit) => visit.Standings is [var only] ? Card(visit, only) : List(visit);

    /// <summary>Why nobody can sign now, or null.</summary>
    public static string? NotOpen(Visit visit, Standing standing) => visit.Openness(standing) switch
    {
        Openness.NotYet => visit.Say.OpensOn(standing.Petition.DayOf(standing.Petition.Settings.Opens!.Value)),
        Openness.Closed => visit.Say.Closed,
        _ => null,
    };

    private static Button.Press Read(Visit visit, Standing standing) =>
        ButtonData.Button(visit.Say.ReadButton, Verb.Read, standing.Petition.Id.Value, "1");

    private static string? State(Visit visit, Standing standing) => standing.Mine switch
    {
        { IsCounted: true } mine => visit.Say.AlreadySignedNote(mine.Serial),
        { State: LeafKind.Invalidated } mine => MineScreens.NotCounted(visit, standing, mine),
        _ => NotOpen(visit, standing),
    };

    private static Button[] SignRow(Visit visit, Standing standing)
    {
        if (standing.IsSigned || NotOpen(visit, standing) is not null) return [];
        var id = standing.Petition.Id.Value;
        // A petition that asks nothing is signed by this one tap.
        return standing.Petition.Settings.Fields == Fields.None
            ? [ButtonData.Button(visit.Say.SignButton, Verb.Confirm, id, standing.Petition.Manifest.Version.Prefix)]
            : [ButtonData.Button(visit.Say.SignButton, Verb.Sign, id)];
    }

    private static Button[] MineButton(Visit visit, Standing standing) =>
        standing.Mine is null ? [] : [ButtonData.Button(visit.Say.MineButton, Verb.Mine)];

    private static Button[] ListButton(Visit visit) =>
        visit.Standings.Count > 1 ? [ButtonData.Button(visit.Say.AllPetitionsButton, Verb.List)] : [];

    // Telegram shows about so many characters of a button on a phone; more is only weight.
    private static string Label(string title) => title.Length <= 60 ? title : TelegramHtml.ToPlain(TelegramHtml.Beginning(TelegramHtml.Escape(title), 60));
}
