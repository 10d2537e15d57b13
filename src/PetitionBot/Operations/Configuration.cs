namespace PetitionBot.Operations;

/// <summary>Where settings come from: appsettings.json, then environment variables such as <c>Telegram__Token</c>.</summary>
internal static class Configuration
{
    private const string FileName = "appsettings.json";

    /// <exception cref="StartException">The file is no JSON.</exception>
    public static IConfiguration Load()
    {
        // The one in the working folder is the organizer's; the one beside the program has the defaults.
        var folder = File.Exists(FileName) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(folder)
                .AddJsonFile(FileName, optional: true)
                .AddEnvironmentVariables()
                .Build();
        }
        catch (InvalidDataException e)
        {
            throw new StartException($"{Path.Combine(folder, FileName)} cannot be read: {e.InnerException?.Message ?? e.Message}");
        }
    }
}
