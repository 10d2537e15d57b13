using System.Text.Json.Serialization;

namespace PetitionBot.Playground;

/// <summary>What a button of an inline keyboard does when it is pressed.</summary>
public enum ButtonKind
{
    /// <summary>Sends a callback query with <see cref="Button.Data"/>.</summary>
    Callback,

    /// <summary>Opens the address <see cref="Button.Data"/>.</summary>
    Url,

    /// <summary>Copies <see cref="Button.Data"/>.</summary>
    CopyText,

    /// <summary>Asks for a chat and types the bot's name with the query <see cref="Button.Data"/> there.</summary>
    SwitchInline,

    /// <summary>Types the bot's name with the query <see cref="Button.Data"/> in this chat.</summary>
    SwitchInlineHere,

    /// <summary>Any other kind of the Bot API; <see cref="Button.Data"/> is its field as JSON.</summary>
    Other,
}

/// <summary>A button of an inline keyboard.</summary>
/// <param name="Text">The label.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Data">Callback data, address, text or query, by <paramref name="Kind"/>.</param>
/// <param name="Style"><c>danger</c>, <c>success</c>, <c>primary</c> or nothing.</param>
public sealed record Button(string Text, ButtonKind Kind, string Data, string? Style = null)
{
    /// <summary>The Bot API's name of the field that <see cref="Data"/> came in.</summary>
    [JsonInclude]
    internal string Field { get; init; } = "callback_data";

    [JsonInclude]
    internal string? Icon { get; init; }
}
