namespace PetitionBot.BrowserTests.Support;

/// <summary>A fact that needs a browser; where the machine has none, the test shows as skipped with that reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactInBrowserAttribute : FactAttribute
{
    public FactInBrowserAttribute() => Skip = Chromium.Missing;
}
