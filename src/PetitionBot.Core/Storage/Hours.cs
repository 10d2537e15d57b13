namespace PetitionBot.Core.Storage;

/// <summary>Hours as rows hold them.</summary>
public static class Hours
{
    /// <summary>Whole hours since 1970-01-01 UTC.</summary>
    public static long Of(DateTimeOffset time) => time.ToUnixTimeSeconds() / 3600;
}
