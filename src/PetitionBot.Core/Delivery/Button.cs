using System.Text.Json.Serialization;

namespace PetitionBot.Core.Delivery;

/// <summary>A button under a message. A closed set.</summary>
[JsonDerivedType(typeof(Press), "p")]
[JsonDerivedType(typeof(Url), "u")]
[JsonDerivedType(typeof(Copy), "c")]
public abstract record Button
{
    private Button(string label) => Label = label;

    /// <summary>What stands on it.</summary>
    public string Label { get; }

    /// <summary>Sends its data back to the bot.</summary>
    /// <param name="Label">What stands on it.</param>
    /// <param name="Data">1 to 64 bytes of UTF-8.</param>
    public sealed record Press(string Label, string Data) : Button(Label);

    /// <summary>Opens a link.</summary>
    /// <param name="Label">What stands on it.</param>
    /// <param name="Link">The absolute address.</param>
    public sealed record Url(string Label, string Link) : Button(Label);

    /// <summary>Copies a text to the clipboard.</summary>
    /// <param name="Label">What stands on it.</param>
    /// <param name="Value">1 to 256 characters.</param>
    public sealed record Copy(string Label, string Value) : Button(Label);
}
