using System.Text.Json.Serialization;

namespace PetitionBot.Core.Signing;

/// <summary>How far a draft has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Step>))]
internal enum Step
{
    /// <summary>The petition is open in front of the person.</summary>
    Reading,

    /// <summary>What is stored and why was shown, and is not agreed to yet.</summary>
    Consent,

    /// <summary>A name is awaited.</summary>
    Name,

    /// <summary>A region is awaited.</summary>
    Region,

    /// <summary>The person's own contact is awaited.</summary>
    Phone,

    /// <summary>A comment is awaited.</summary>
    Comment,

    /// <summary>Everything is filled in and waits to be confirmed.</summary>
    Summary,
}
