using PetitionBot.Core.Delivery;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Signing;

/// <summary>What a signer sees while filling in.</summary>
internal static class FormScreens
{
    /// <summary>The longest comment, in UTF-16 units.</summary>
    public const int MaxComment = 1000;

    /// <summary>The question that a draft waits at.</summary>
    public static Screen Question(Visit visit, Standing standing, Draft draft) => draft.Step switch
    {
        Step.Consent => Consent(visit, standing),
        Step.Name => Name(visit, draft),
        Step.Region => Region(visit, standing),
        Step.Comment => new Screen(
            visit.Say.AskComment,
            [ButtonData.Button(visit.Say.SkipButton, Verb.SkipComment, draft.Petition)],
            [Cancel(visit, draft.Petition)]),
        Step.Phone => new Screen(visit.Say.AskPhone, [Cancel(visit, draft.Petition)]),
        Step.Summary => Summary(visit, standing, draft),
        _ => PetitionScreens.Card(visit, standing),
    };

    /// <summary>The button under every question: a dialogue can always be left.</summary>
    public static Button Cancel(Visit visit, string petition) => ButtonData.Button(visit.Say.CancelButton, Verb.Cancel, petition);

    private static Screen Consent(Visit visit, Standing standing)
    {
        var id = standing.Petition.Id.Value;
        var page = ConsentPage.Of(standing.Petition, visit.Language, visit.IsSealing);
        return new Screen(
            page.Html,
            [ButtonData.Button(visit.Say.AgreeButton, Verb.Agree, id, page.Argument)],
            [Cancel(visit, id)]);
    }

    private static Screen Name(Visit visit, Draft draft)
    {
        Button[] own = NameRule.Check(visit.Person.FullName, out var name) is null
            ? [ButtonData.Button(visit.Say.UseNameButton(name), Verb.UseName, draft.Petition)]
            : [];
        return new Screen(visit.Say.AskName, own, [Cancel(visit, draft.Petition)]);
    }

    private static Screen Region(Visit visit, Standing standing)
    {
        var id = standing.Petition.Id.Value;
        var rows = standing.Petition.Settings.Regions
            .Select(region => ButtonData.Button(region.Name(visit.Language), Verb.Region, id, region.Code))
            .Chunk(2)
            .Select(pair => pair.ToArray<Button>());
        return new Screen(visit.Say.AskRegion, [.. rows, [Cancel(visit, id)]]);
    }

    private static Screen Summary(Visit visit, Standing standing, Draft draft)
    {
        var petition = standing.Petition;
        var id = petition.Id.Value;
        var region = petition.Settings.Regions.FirstOrDefault(r => r.Code == draft.Region)?.Name(visit.Language);
        Button[] changes =
        [
            .. draft.Name is null ? Array.Empty<Button>() : [ButtonData.Button(visit.Say.ChangeNameButton, Verb.ChangeName, id)],
            .. region is null ? Array.Empty<Button>() : [ButtonData.Button(visit.Say.ChangeRegionButton, Verb.ChangeRegion, id)],
        ];
        return new Screen(
            visit.Say.Summary(
                (draft.Corrects is null ? petition : MineScreens.AsSigned(visit, standing)).Text(visit.Language).Title,
                draft.Name,
                region,
                draft.Phone,
                string.IsNullOrEmpty(draft.Comment) ? null : draft.Comment)
                + $"\n\n{End(visit, standing, draft)}",
            [Confirm(visit, petition, draft)],
            changes,
            [Cancel(visit, id)]);
    }

    private static string End(Visit visit, Standing standing, Draft draft) =>
        draft.Corrects is { } serial ? visit.Say.CorrectSummaryEnd(serial)
        : standing.IsOutdated ? $"{visit.Say.SummaryEnd}\n\n{visit.Say.SignNewHint(standing.Mine!.Serial)}" : visit.Say.SummaryEnd;

    private static Button.Press Confirm(Visit visit, Petition petition, Draft draft) => draft.Corrects is { } serial
        ? ButtonData.Button(visit.Say.CorrectYesButton, Verb.Correct, draft.Petition, $"{serial}")
        : ButtonData.Button(visit.Say.ConfirmButton, Verb.Confirm, draft.Petition, draft.Version ?? petition.Manifest.Version.Prefix);
}
