namespace PetitionBot.Tests.Support;

/// <summary>Files of the source tree: the folder above the test's own that holds the solution.</summary>
internal static class RepositoryFile
{
    private static readonly string Root = FindRoot();

    /// <summary>The full path of a file, given with forward slashes from the root.</summary>
    public static string PathOf(string relative) => Path.Combine([Root, .. relative.Split('/')]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PetitionBot.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException($"no folder above {AppContext.BaseDirectory} holds PetitionBot.sln");
    }
}
