using PetitionBot.Core.Petitions;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;

namespace PetitionBot.Operations;

/// <summary>Reads the petitions that the bot will offer.</summary>
internal static class PetitionShelf
{
    /// <exception cref="StartException">A file has a problem, or a petition asks for what cannot be kept safe.</exception>
    public static IReadOnlyList<Petition> Read(Settings settings)
    {
        var (petitions, problems) = PetitionFolder.Read(settings.PetitionsFolder);
        if (problems.Count > 0) throw new StartException([.. problems.Select(problem => problem.ToString())]);
        // No silent fallback: what people type is sealed to the organizers, or the organizer wrote down that it is not.
        if (settings is { IsSealing: true, SealTo: null, IsPlayground: false } && petitions.FirstOrDefault(petition => petition.Settings.Fields != Fields.None) is { } asks) throw new StartException(
            $"The petition {asks.Id} asks for personal fields, and there is no key to seal them to. Make one on your own computer with "
            + "'petitionbot keys new --name anna', put anna.cert.pem (never anna.key.pem) on the server and name it in Privacy:OrganizerKeys. "
            + "Or write down that you do without: Privacy:Sealing=off (Privacy__Sealing=off) keeps the fields under the server's secret, which stands on the server");
        return petitions;
    }

    /// <summary>Says which texts are other ones than at the last start, and notes today's down.</summary>
    /// <exception cref="StoreException">The book failed.</exception>
    public static async Task NoticeAsync(IBookStore store, IReadOnlyList<Petition> petitions, ILogger log)
    {
        // Said first and noted after, so that a start that was cut short says it again.
        foreach (var change in await store.ReadAsync(unit => Changes(unit, petitions)))
            log.Log(change.ConcernsSigners ? LogLevel.Warning : LogLevel.Information, "{Change}", change.Sentence);
        await store.WriteAsync(unit =>
        {
            foreach (var petition in petitions) TextChange.Remember(unit, petition);
            return true;
        });
    }

    /// <summary>The petitions whose text is another one than at the last start.</summary>
    public static IReadOnlyList<TextChange> Changes(IUnitOfWork unit, IReadOnlyList<Petition> petitions) =>
        [.. petitions.Select(petition => TextChange.Find(unit, petition)).OfType<TextChange>()];
}
