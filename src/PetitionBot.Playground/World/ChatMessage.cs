namespace PetitionBot.Playground;

/// <summary>A message as one person sees it. Immutable: an edit makes a new one with the same <see cref="Id"/>.</summary>
public sealed record ChatMessage
{
    /// <summary>The message's id in its chat; ids of one bot grow over all of its chats.</summary>
    public required int Id { get; init; }

    /// <summary>Whether the bot wrote it; otherwise the person did.</summary>
    public required bool FromBot { get; init; }

    /// <summary>When it was sent, by the server's clock.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>When it was last edited, or null.</summary>
    public DateTimeOffset? EditDate { get; init; }

    /// <summary>Whether it was edited since it was sent.</summary>
    public bool Edited => EditDate is not null;

    /// <summary>The text or caption after parsing; empty where there is none.</summary>
    public string Text => Content.Text;

    /// <summary>The formatting of <see cref="Text"/>.</summary>
    public IReadOnlyList<TextEntity> Entities => Content.Entities;

    /// <summary>The text exactly as the bot sent it, markup included; null for what a person wrote.</summary>
    public string? Source { get; init; }

    /// <summary>The inline keyboard, row by row; empty without one.</summary>
    public IReadOnlyList<IReadOnlyList<Button>> Keyboard => Markup is ReplyMarkup.Inline inline ? inline.Rows : [];

    /// <summary>The buttons of <see cref="Keyboard"/>, in reading order.</summary>
    public IEnumerable<Button> Buttons => Keyboard.SelectMany(row => row);

    /// <summary>The file of a sendDocument, or what a person attached, or null.</summary>
    public StoredFile? Document { get; init; }

    /// <summary>The picture of a sendPhoto, or null.</summary>
    public StoredFile? Photo { get; init; }

    /// <summary>The contact that it shares, or null.</summary>
    public SharedContact? Contact { get; init; }

    /// <summary>Whether it was forwarded from elsewhere.</summary>
    public bool IsForwarded => Origin is not null;

    /// <summary>The person who sent it to another person; null in a chat with a bot.</summary>
    public long? SenderId { get; init; }

    internal Rules.FormattedText Content { get; init; } = Rules.FormattedText.Empty;

    internal ReplyMarkup? Markup { get; init; }

    internal ForwardedFrom? Origin { get; init; }

    internal int? ReplyToId { get; init; }

    internal bool HasCaption => Document is not null || Photo is not null;

    /// <summary>Who wrote it, the text and the buttons, on one line: for error texts.</summary>
    public override string ToString() =>
        $"#{Id} {(FromBot ? "bot" : "person")}: {Text.ReplaceLineEndings(" / ")} [{string.Join("] [", Buttons.Select(button => button.Text))}]";
}
