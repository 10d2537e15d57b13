using System.Text.Json.Serialization;

namespace PetitionBot.Playground;

/// <summary>What a bot hangs below a message.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Inline), "inline")]
[JsonDerivedType(typeof(Keyboard), "keyboard")]
[JsonDerivedType(typeof(Remove), "remove")]
[JsonDerivedType(typeof(ForceReply), "force_reply")]
internal abstract record ReplyMarkup
{
    internal sealed record Inline(IReadOnlyList<IReadOnlyList<Button>> Rows) : ReplyMarkup
    {
        public bool Equals(Inline? other) =>
            other is not null && Rows.Count == other.Rows.Count && Rows.Zip(other.Rows).All(pair => pair.First.SequenceEqual(pair.Second));

        public override int GetHashCode() => Rows.Count;
    }

    internal sealed record Keyboard(ReplyKeyboard Keys) : ReplyMarkup;

    internal sealed record Remove : ReplyMarkup;

    internal sealed record ForceReply : ReplyMarkup;
}
