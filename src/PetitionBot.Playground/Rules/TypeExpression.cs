namespace PetitionBot.Playground.Rules;

/// <summary>A type as the Bot API's pages write it: "Integer", "Array of X", "A or B".</summary>
internal abstract record TypeExpression(string Text)
{
    internal sealed record Named(string Text) : TypeExpression(Text);

    internal sealed record ArrayOf(string Text, TypeExpression Item) : TypeExpression(Text);

    internal sealed record OneOf(string Text, IReadOnlyList<TypeExpression> Alternatives) : TypeExpression(Text);

    private const string ArrayPrefix = "Array of ";

    public static TypeExpression Parse(string text)
    {
        if (text.StartsWith(ArrayPrefix, StringComparison.Ordinal))
            return new ArrayOf(text, Parse(text[ArrayPrefix.Length..]));
        var parts = text.Split([" or ", " and ", ", "], StringSplitOptions.None);
        return parts.Length == 1 ? new Named(text) : new OneOf(text, [.. parts.Select(Parse)]);
    }

    public bool Accepts(string name) => this switch
    {
        Named named => named.Text == name,
        OneOf union => union.Alternatives.Any(alternative => alternative.Accepts(name)),
        _ => false,
    };

    public sealed override string ToString() => Text;
}
