using System.Text.Json.Serialization;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Petitions;

namespace PetitionBot.Core.Signing;

/// <summary>An unfinished dialogue. Null fields are not answered yet.</summary>
internal sealed record Draft
{
    public required string Petition { get; init; }

    public required Step Step { get; init; }

    /// <summary>The version that the person was shown, as buttons name it: Confirm signs this one or none. Older drafts have none.</summary>
    public string? Version { get; init; }

    public string? Name { get; init; }

    public string? Region { get; init; }

    public string? Phone { get; init; }

    /// <summary>Empty when the person skipped it.</summary>
    public string? Comment { get; init; }

    /// <summary>The wording that was agreed to; 0 before.</summary>
    public int ConsentVersion { get; init; }

    /// <summary>SHA-256 of the exact words that were agreed to. Older drafts have none.</summary>
    public byte[]? Consent { get; init; }

    /// <summary>The number whose answers this draft replaces; null for a new signature.</summary>
    public long? Corrects { get; init; }

    /// <summary>Messages that show something personal: removed on confirm and on cancel.</summary>
    public IReadOnlyList<MessageRef> Traces { get; init; } = [];

    /// <summary>Whether the person has begun to fill in the form.</summary>
    [JsonIgnore]
    public bool IsForm => Step != Step.Reading;

    /// <summary>The same draft at the first question that has no answer, else at the summary.</summary>
    public Draft AtNextQuestion(Fields asked) => this with
    {
        Step = ConsentVersion == 0 ? Step.Consent
            : asked.HasFlag(Fields.Name) && Name is null ? Step.Name
            : asked.HasFlag(Fields.Region) && Region is null ? Step.Region
            : asked.HasFlag(Fields.Phone) && Phone is null ? Step.Phone
            : asked.HasFlag(Fields.Comment) && Comment is null ? Step.Comment
            : Step.Summary,
    };

    /// <summary>The same draft with more messages to remove at its end, the newest last.</summary>
    public Draft Leaving(params MessageRef[] traces) => this with { Traces = [.. Traces.Except(traces), .. traces] };
}
