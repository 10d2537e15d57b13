namespace PetitionBot.Core.Petitions;

/// <summary>The name of a petition's folder: <c>[a-z0-9-]{1,24}</c>. It stands in buttons, links and log entries.</summary>
public readonly record struct PetitionId
{
    /// <summary>The longest id, so that every button fits into Telegram's 64 bytes.</summary>
    public const int MaxLength = 24;

    /// <summary>Takes over an id that follows the rule.</summary>
    /// <exception cref="FormatException">The id is empty, too long, or has another character.</exception>
    public PetitionId(string value) =>
        Value = IsValid(value)
            ? value
            : throw new FormatException($"'{value}' is no petition id: 1 to {MaxLength} of a-z, 0-9 and '-' are allowed.");

    /// <summary>The id as it is written.</summary>
    public string Value { get; }

    /// <summary>Whether a text follows the rule.</summary>
    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= MaxLength } && value.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <inheritdoc/>
    public override string ToString() => Value;
}
