using System.Text.Json;
using System.Text.Json.Serialization;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>What the bot remembers of one private chat: the content of a dialogue row's box.</summary>
internal sealed record Dialogue
{
    private readonly IReadOnlyList<Way>? _ways;
    private readonly IReadOnlyList<FileAsked>? _files;

    public required long ChatId { get; init; }

    /// <summary>The language spoken last.</summary>
    public Language Language { get; init; } = Language.Russian;

    /// <summary>Whether the person chose it; otherwise it follows their app.</summary>
    public bool IsChosen { get; init; }

    /// <summary>How the person came, one for each petition; the first one counts.</summary>
    public IReadOnlyList<Origin> Origins { get; init; } = [];

    public Draft? Draft { get; init; }

    /// <summary>How far the person has come, one for each petition. Boxes of older versions have none.</summary>
    public IReadOnlyList<Way> Ways { get => _ways ?? []; init => _ways = value; }

    /// <summary>Files that were sent within the last minutes. Boxes of older versions have none.</summary>
    public IReadOnlyList<FileAsked> Files { get => _files ?? []; init => _files = value; }

    /// <summary>Whether there is anything worth a row.</summary>
    [JsonIgnore]
    public bool IsBlank => !IsChosen && Origins.Count == 0 && Ways.Count == 0 && Files.Count == 0 && Draft is null;

    /// <summary>What sweeps look for.</summary>
    [JsonIgnore]
    public DraftState DraftState => Draft is { Traces.Count: > 0 } ? DraftState.Typed
        : Draft is not null || Origins.Count > 0 || Ways.Count > 0 || Files.Count > 0 ? DraftState.Clean : DraftState.None;

    /// <summary>The dialogue with somebody, in the language to speak with them now; a new one where none is known.</summary>
    public static Dialogue With(Person person, Dialogue? known)
    {
        known ??= new Dialogue { ChatId = person.ChatId };
        var spoken = known.IsChosen ? known.Language : Languages.FromTag(person.LanguageTag) ?? known.Language;
        return spoken == known.Language ? known : known with { Language = spoken };
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, SigningJson.Readable.Dialogue);

    public static Dialogue Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, SigningJson.Default.Dialogue) ?? throw new JsonException("a dialogue cannot be null");
}
