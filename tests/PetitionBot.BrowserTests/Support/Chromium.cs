using PetitionBot.Tests.Support;

namespace PetitionBot.BrowserTests.Support;

/// <summary>The machine's own browser. None is ever downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Its full path, or null where there is none.</summary>
    public static string? Path { get; } = Names.Select(FactNeedingAttribute.Find).FirstOrDefault(path => path is not null);

    /// <summary>Why browser tests cannot run here, or null.</summary>
    public static string? Missing => Path is null ? $"none of {string.Join(", ", Names)} is on PATH" : null;
}
