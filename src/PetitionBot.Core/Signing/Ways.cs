using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Signing;

/// <summary>
/// Counts how far people get. Counted is whoever never signed this petition, while it can be signed. A step counts once in a
/// draft, together with the steps that it takes for granted, so that no step is ever ahead of an earlier one. Who cancels, or
/// stays away until the draft is forgotten, begins anew and is counted anew; who has signed, also if withdrawn since, is not
/// counted again.
/// </summary>
internal static class Ways
{
    /// <summary>This person has come so far with this petition.</summary>
    public static void Reach(Reply reply, Standing standing, Reached step)
    {
        if (standing.Mine is not null || reply.Visit.Openness(standing) != Openness.Open) return;
        var (id, now) = (standing.Petition.Id.Value, reply.Visit.Now.ToUnixTimeSeconds());
        var known = reply.Dialogue.Ways.FirstOrDefault(way => way.Petition == id);
        var way = known ?? new Way(id, Reached.None, now);
        var fresh = WithWhatGoesBefore(step) & ~way.Reached;
        if (fresh == Reached.None) return;
        // Without a beginning there is nothing to measure: a draft of an older version, or one tap out of nowhere.
        TimeSpan? took = step == Reached.Signed && known is not null ? TimeSpan.FromSeconds(Math.Max(0, now - way.Opened)) : null;
        reply.Write(new Change.Reach(standing.Petition, fresh, took));
        reply.Dialogue = reply.Dialogue with { Ways = [.. Without(reply.Dialogue, id), way with { Reached = way.Reached | fresh }] };
    }

    /// <summary>The ways of a dialogue without that to one petition.</summary>
    public static IReadOnlyList<Way> Without(Dialogue dialogue, string petition) =>
        [.. dialogue.Ways.Where(way => way.Petition != petition)];

    private static Reached WithWhatGoesBefore(Reached step) => step switch
    {
        Reached.Signed => Reached.Opened | Reached.Consented | Reached.Signed,
        _ => Reached.Opened | step,
    };
}
