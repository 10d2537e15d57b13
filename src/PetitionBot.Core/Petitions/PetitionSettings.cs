namespace PetitionBot.Core.Petitions;

/// <summary>What <c>petition.yaml</c> says: everything about a petition that is not text. Without a file, the defaults.</summary>
public sealed record PetitionSettings
{
    /// <summary>The settings of a petition with no <c>petition.yaml</c>: a name is asked, always open, no goal, UTC.</summary>
    public static PetitionSettings Default { get; } = new();

    /// <summary>How many signatures are wished for, or null.</summary>
    public int? Goal { get; init; }

    /// <summary>First instant at which it can be signed, or null.</summary>
    public DateTimeOffset? Opens { get; init; }

    /// <summary>First instant at which it can no longer be signed, or null.</summary>
    public DateTimeOffset? Closes { get; init; }

    /// <summary>The zone in which a day begins and ends.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>What is asked of a signer.</summary>
    public Fields Fields { get; init; } = Fields.Name;

    /// <summary>The regions to choose from, in the order in which they are shown; empty unless a region is asked.</summary>
    public IReadOnlyList<Region> Regions { get; init; } = [];

    /// <summary>Who is responsible for the data, as plain text, or null.</summary>
    public string? Responsible { get; init; }

    /// <summary>How to reach them, as plain text, or null.</summary>
    public string? Contact { get; init; }
}
