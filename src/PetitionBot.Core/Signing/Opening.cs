using System.Globalization;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Sharing;

namespace PetitionBot.Core.Signing;

/// <summary>Opening the bot and reading a petition.</summary>
internal static class Opening
{
    /// <summary>/start, with or without what a link carried.</summary>
    public static void Start(Reply reply, string argument)
    {
        var payload = StartPayload.Parse(argument);
        var standing = reply.Visit.Find(PetitionOf(payload)?.Value);
        if (standing is null)
        {
            Home(reply);
            return;
        }

        Remember(reply, standing, payload!);
        Show(reply, standing);
    }

    /// <summary>A petition's first page.</summary>
    public static void Show(Reply reply, Standing standing)
    {
        BeginReading(reply, standing);
        reply.Show(PetitionScreens.Card(reply.Visit, standing));
    }

    /// <summary>One page of the reading.</summary>
    public static void Read(Reply reply, Standing standing, string argument)
    {
        BeginReading(reply, standing);
        _ = int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        reply.Show(PetitionScreens.Page(reply.Visit, standing, number, out var isLast));
        if (isLast) Ways.Reach(reply, standing, Reached.Read);
    }

    /// <summary>A button that this version does not know: it still answers.</summary>
    public static void OldButton(Reply reply)
    {
        reply.Note = reply.Visit.Say.OldButtonNote;
        WhereYouStand(reply, null);
    }

    /// <summary>Something that no step expects.</summary>
    public static void WhereYouStand(Reply reply) => WhereYouStand(reply, reply.Visit.Say.NotUnderstood);

    private static void WhereYouStand(Reply reply, string? above)
    {
        var draft = reply.Dialogue.Draft;
        var standing = reply.Visit.Find(draft?.Petition);
        if (draft is { IsForm: true } && standing is not null)
        {
            Form.Ask(reply, standing, draft, draft.Step is Step.Name or Step.Comment or Step.Phone ? above : reply.Visit.Say.UseButtons);
            return;
        }

        var screen = standing is null ? PetitionScreens.Home(reply.Visit) : PetitionScreens.Card(reply.Visit, standing);
        reply.Show(above is null ? screen : screen.Under(above));
    }

    private static void Home(Reply reply)
    {
        if (reply.Visit.Standings is [var only]) Show(reply, only);
        else reply.Show(PetitionScreens.List(reply.Visit));
    }

    private static void BeginReading(Reply reply, Standing standing)
    {
        Ways.Reach(reply, standing, Reached.Opened);
        // A form that was begun is never thrown away by looking around.
        if (reply.Dialogue.Draft is { IsForm: true } || standing.IsSigned) return;
        var (id, version) = (standing.Petition.Id.Value, standing.Petition.Manifest.Version.Prefix);
        // Who turns pages is where they were: nothing is to be written.
        if (reply.Dialogue.Draft is { Traces.Count: 0 } known && known.Petition == id && known.Version == version) return;
        reply.Dialogue = reply.Dialogue with { Draft = new Draft { Petition = id, Step = Step.Reading, Version = version } };
    }

    // The first way counts: a link opened later does not take the credit from the one who brought them.
    private static void Remember(Reply reply, Standing standing, StartPayload payload)
    {
        var id = standing.Petition.Id.Value;
        if (standing.Mine is not null || reply.Dialogue.Origins.Any(origin => origin.Petition == id)) return;
        if (OriginOf(reply, standing, payload) is { } made)
            reply.Dialogue = reply.Dialogue with { Origins = [.. reply.Dialogue.Origins, made] };
    }

    private static Origin? OriginOf(Reply reply, Standing standing, StartPayload payload)
    {
        var id = standing.Petition.Id.Value;
        switch (payload)
        {
            case LinkStart link when reply.Visit.FindLink(link) is { } found:
                var isOwn = found.Key.AsSpan().SequenceEqual(reply.Visit.LinkOf(standing.Petition).Key);
                return isOwn ? null : new Origin(id, Origin.ByLink, found.Key, found.Generation + 1);
            case PetitionStart:
                return new Origin(id, Origin.ByPetition, null, 0);
            case PlaceStart place:
                return new Origin(id, Origin.ByPlace + place.Place, null, 0);
            default:
                return null;
        }
    }

    private static PetitionId? PetitionOf(StartPayload? payload) => payload switch
    {
        LinkStart link => link.Petition,
        PetitionStart petition => petition.Petition,
        PlaceStart place => place.Petition,
        _ => null,
    };
}
