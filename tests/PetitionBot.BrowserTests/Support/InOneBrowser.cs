namespace PetitionBot.BrowserTests.Support;

/// <summary>One test at a time, so that a slow machine shows slowness and nothing else.</summary>
[CollectionDefinition(Name)]
public sealed class InOneBrowser : ICollectionFixture<BrowserFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "browser";
}
