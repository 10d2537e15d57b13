namespace PetitionBot.Tests.Support;

/// <summary>A folder for one test, gone after it.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("petitionbot-").FullName;

    public string Petitions => Path.Combine(Root, "petitions");

    /// <summary>The petition that the bot launches with.</summary>
    public void AddLaunchPetition()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "petitions", "fair-elections")))
            Add($"fair-elections/{Path.GetFileName(file)}", File.ReadAllText(file));
    }

    public void Add(string path, string text)
    {
        var file = Path.Combine(Petitions, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
