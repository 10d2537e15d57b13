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
            standing.IsOutdated ? [VersionScreens.SignedButton(visit, standing)] : [],
            [ButtonData.Button(visit.Say.ShareButton, Verb.Share, id), .. MineButton(visit, standing)],
            [.. ListButton(visit), ButtonData.Button(visit.Say.LanguageButton, Verb.AskLanguage)]);
    }

    /// <summary>One page of the reading, counted from 1; a number out of range shows the nearest page.</summary>
    public static Screen Page(Visit visit, Standing standing, int number, out bool isLast)
    {
        var id = standing.Petition.Id.Value;
        var html = Page(visit, standing.Petition.Text(visit.Language), number, out var n, out isLast);
        return new Screen(
            html,
            Turn(visit, n, isLast, id, Verb.Read, page => $"{page}"),
            n == 1 || isLast ? [ButtonData.Button(visit.Say.WholeTextButton, Verb.WholeText, id)] : [],
            SignRow(visit, standing),
            [ButtonData.Button(visit.Say.PetitionButton, Verb.Petition, id)]);
    }

    /// <summary>One page of a text, counted from 1, with its heading; the nearest one to a number out of range.</summary>
    public static string Page(Visit visit, PetitionText text, int number, out int n, out bool isLast)
    {
        var pages = ReadingPages.Of(text, PageLength);
        n = Math.Clamp(number, 1, pages.Count);
        var page = pages[n - 1];
        var heading = page.Demand is { } demand
            ? visit.Say.DemandHeading(demand, text.Demands.Count, page.Part, page.Parts)
            : $"<b>{TelegramHtml.Escape(text.Title)}</b>";
        isLast = n == pages.Count;
        return $"{heading}\n\n{page.Html}" + (isLast ? $"\n\n<i>{visit.Say.LastPageHint}</i>" : "");
    }

    /// <summary>The buttons to the page before and the one after.</summary>
    public static Button[] Turn(Visit visit, int n, bool isLast, string petition, string verb, Func<int, string> argument) =>
    [
        .. n > 1 ? [ButtonData.Button(visit.Say.BackButton, verb, petition, argument(n - 1))] : Array.Empty<Button>(),
        .. isLast ? Array.Empty<Button>() : [ButtonData.Button(visit.Say.NextButton, verb, petition, argument(n + 1))],
    ];

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

    /// <summary>The way to the first page of today's text.</summary>
    public static Button.Press Read(Visit visit, Standing standing) =>
        ButtonData.Button(standing.IsOutdated ? visit.Say.ReadNewButton : visit.Say.ReadButton, Verb.Read, standing.Petition.Id.Value, "1");

    /// <summary>That the text is another one than the person signed, and what can be done, or null.</summary>
    public static string? Changed(Visit visit, Standing standing) => !standing.IsOutdated ? null
        : NotOpen(visit, standing) is { } why ? $"{visit.Say.TextChangedSince}\n\n{why}"
        : $"{visit.Say.TextChangedSince} {visit.Say.SignNewHint(standing.Mine!.Serial)}";

    private static string? State(Visit visit, Standing standing) => standing.Mine switch
    {
        { IsCounted: true } mine => Joined(visit.Say.AlreadySignedNote(mine.Serial), Changed(visit, standing)),
        { State: LeafKind.Invalidated } mine => MineScreens.NotCounted(visit, standing, mine),
        { State: LeafKind.Withdrawn } => NotOpen(visit, standing),
        _ => Joined(visit.Restored is { } restored ? visit.Say.RestoredMeanwhile(restored.From, restored.On) : null, NotOpen(visit, standing)),
    };

    private static string? Joined(params string?[] parts) => string.Join("\n\n", parts.OfType<string>());

    private static Button[] SignRow(Visit visit, Standing standing)
    {
        if ((standing.IsSigned && !standing.IsOutdated) || NotOpen(visit, standing) is not null) return [];
        var label = standing.IsOutdated ? visit.Say.SignNewButton : visit.Say.SignButton;
        // A petition that asks nothing is signed by this one tap.
        var verb = standing.Petition.Settings.Fields == Fields.None ? Verb.Confirm : Verb.Sign;
        return [ButtonData.Button(label, verb, standing.Petition.Id.Value, standing.Petition.Manifest.Version.Prefix)];
    }

    private static Button[] MineButton(Visit visit, Standing standing) =>
        standing.Mine is null ? [] : [ButtonData.Button(visit.Say.MineButton, Verb.Mine, standing.Petition.Id.Value)];

    private static Button[] ListButton(Visit visit) =>
        visit.Standings.Count > 1 ? [ButtonData.Button(visit.Say.AllPetitionsButton, Verb.List)] : [];

    // Telegram shows about so many characters of a button on a phone; more is only weight.
    public static string Label(string title) => title.Length <= 60 ? title : TelegramHtml.ToPlain(TelegramHtml.Beginning(TelegramHtml.Escape(title), 60));
}
