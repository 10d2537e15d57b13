namespace PetitionBot.Tests.Support;

/// <summary>A fact that needs a program of the machine; where it is missing, the test shows as skipped with that reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactNeedingAttribute : FactAttribute
{
    /// <param name="program">The program's name without an extension, as it stands on PATH.</param>
    public FactNeedingAttribute(string program)
    {
        Program = program;
        if (Find(program) is null) Skip = $"'{program}' is not on PATH";
    }

    public string Program { get; }

    /// <summary>The program's full path, or null where PATH has none.</summary>
    public static string? Find(string program)
    {
        string[] names = OperatingSystem.IsWindows() ? [program + ".exe", program + ".cmd"] : [program];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
