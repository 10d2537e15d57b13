using System.Text.Json.Serialization;

namespace PetitionBot.Core.Delivery;

/// <summary>What stands below a message. A closed set.</summary>
[JsonDerivedType(typeof(Inline), "i")]
[JsonDerivedType(typeof(AskContact), "a")]
[JsonDerivedType(typeof(Remove), "r")]
public abstract record Keyboard
{
    private Keyboard()
    {
    }

    /// <summary>Buttons that belong to the message.</summary>
    /// <param name="Rows">At most 100 buttons in all, 8 in a row.</param>
    public sealed record Inline(IReadOnlyList<IReadOnlyList<Button>> Rows) : Keyboard;

    /// <summary>One button in place of the letters, which shares the person's own contact.</summary>
    /// <param name="Label">What stands on it.</param>
    public sealed record AskContact(string Label) : Keyboard;

    /// <summary>Gives the letters back.</summary>
    public sealed record Remove : Keyboard;
}
