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
            foreach (var petition in PetitionShelf.Read(settings))
            {
                stopping.ThrowIfCancellationRequested();
                var languages = string.Join(", ", petition.Texts.Keys.Select(Core.Texts.Languages.Code));
                await Console.Out.WriteLineAsync(
                    $"petition {petition.Id}: {languages}; {petition.Texts.Values.First().Demands.Count} demands; version {petition.Manifest.Version.Prefix}");
            }

            await Console.Out.WriteLineAsync(settings.IsPlayground ? "no token: the playground would start" : "settings are fine");
            return 0;
        }
        catch (StartException e)
        {
            foreach (var problem in e.Problems) await Console.Error.WriteLineAsync(problem);
            return 1;
        }
    }
}
