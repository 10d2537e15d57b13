namespace PetitionBot.Playground;

/// <summary>A formatted part of a text, as the Bot API's MessageEntity.</summary>
/// <param name="Type">The Bot API's name: <c>bold</c>, <c>text_link</c>, <c>bot_command</c>, ...</param>
/// <param name="Offset">Where it starts, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Url">The target of a <c>text_link</c>.</param>
/// <param name="Language">The language of a <c>pre</c>.</param>
public sealed record TextEntity(string Type, int Offset, int Length, string? Url = null, string? Language = null)
{
    internal int End => Offset + Length;
}
