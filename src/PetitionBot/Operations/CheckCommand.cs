using PetitionBot.Core.Petitions;
using PetitionBot.Core.Storage;
using PetitionBot.Storage.Sqlite;

namespace PetitionBot.Operations;

/// <summary>Checks what a start would check, and starts nothing.</summary>
internal static class CheckCommand
{
    /// <returns>0 when nothing is wrong, 1 otherwise.</returns>
    public static async Task<int> RunAsync(CancellationToken stopping)
    {
        try
        {
            var settings = SettingsReader.Read(Configuration.Load());
            var petitions = PetitionShelf.Read(settings);
            foreach (var petition in petitions)
            {
                stopping.ThrowIfCancellationRequested();
                var languages = string.Join(", ", petition.Texts.Keys.Select(Core.Texts.Languages.Code));
                await Console.Out.WriteLineAsync(
                    $"petition {petition.Id}: {languages}; {petition.Texts.Values.First().Demands.Count} demands; version {petition.Manifest.Version.Prefix}");
            }

            foreach (var line in Changes(settings, petitions)) await Console.Out.WriteLineAsync(line);
            await Console.Out.WriteLineAsync(settings.IsPlayground ? "no token: the playground would start" : "settings are fine");
            return 0;
        }
        catch (StartException e)
        {
            foreach (var problem in e.Problems) await Console.Error.WriteLineAsync(problem);
            return 1;
        }
    }

    private static IEnumerable<string> Changes(Settings settings, IReadOnlyList<Petition> petitions)
    {
        if (!File.Exists(settings.StoragePath)) return [];
        try
        {
            var changes = SqliteBookReader.Read(settings.StoragePath, unit => PetitionShelf.Changes(unit, petitions));
            return changes.Select(change => change.Sentence);
        }
        catch (StoreException e)
        {
            return [$"whether a text was changed cannot be told: {e.Message}"];
        }
    }
}
