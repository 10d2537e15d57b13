namespace PetitionBot.BrowserTests.Support;

/// <summary>A theory that needs a browser; where the machine has none, the test shows as skipped with that reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TheoryInBrowserAttribute : TheoryAttribute
{
    public TheoryInBrowserAttribute() => Skip = Chromium.Missing;
}
