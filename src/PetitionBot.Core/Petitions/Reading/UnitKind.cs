namespace PetitionBot.Core.Petitions.Reading;

/// <summary>What a <see cref="Unit"/> of a document is.</summary>
internal enum UnitKind
{
    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A paragraph, or the part of one that begins with a number.</summary>
    Paragraph,

    /// <summary>One item of a numbered list.</summary>
    Item,

    /// <summary>A bullet list, quote, table or block of code.</summary>
    Other,

    /// <summary>A horizontal rule.</summary>
    Rule,
}
