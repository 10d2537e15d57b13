namespace PetitionBot.Playground.Rules;

/// <summary>Text after parsing, with its entities; offsets and lengths count UTF-16 units.</summary>
internal sealed record FormattedText(string Text, IReadOnlyList<TextEntity> Entities)
{
    public static FormattedText Empty { get; } = new("", []);

    public bool Equals(FormattedText? other) =>
        other is not null && Text == other.Text && Entities.SequenceEqual(other.Entities);

    public override int GetHashCode() => HashCode.Combine(Text, Entities.Count);
}
