namespace PetitionBot.Tests.Storage.Sqlite;

/// <summary>A folder of a test's own, removed with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("petitionbot-").FullName;

    /// <summary>A book's path, in a folder that is not there yet.</summary>
    public string Book => Path.Combine(Root, "data", "petition.db");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
