using PetitionBot.Playground.Rules;

namespace PetitionBot.Playground.Saving;

/// <summary>A <see cref="ChatMessage"/> that names files, persons and bots by their ids.</summary>
internal sealed record SavedMessage
{
    public required int Id { get; init; }

    public required bool FromBot { get; init; }

    public required DateTimeOffset Date { get; init; }

    public DateTimeOffset? EditDate { get; init; }

    public long? SenderId { get; init; }

    public required FormattedText Content { get; init; }

    public string? Source { get; init; }

    public ReplyMarkup? Markup { get; init; }

    public string? DocumentId { get; init; }

    public string? PhotoId { get; init; }

    public SharedContact? Contact { get; init; }

    public SavedOrigin? Origin { get; init; }

    public int? ReplyToId { get; init; }

    public static SavedMessage Of(ChatMessage message) => new()
    {
        Id = message.Id,
        FromBot = message.FromBot,
        Date = message.Date,
        EditDate = message.EditDate,
        SenderId = message.SenderId,
        Content = message.Content,
        Source = message.Source,
        Markup = message.Markup,
        DocumentId = message.Document?.FileId,
        PhotoId = message.Photo?.FileId,
        Contact = message.Contact,
        Origin = message.Origin is { } origin ? new SavedOrigin(origin.Bot?.Id, origin.Person?.Id, origin.Date) : null,
        ReplyToId = message.ReplyToId,
    };

    public ChatMessage Restore(SavedReferences references) => new()
    {
        Id = Id,
        FromBot = FromBot,
        Date = Date,
        EditDate = EditDate,
        SenderId = SenderId,
        Content = Content,
        Source = Source,
        Markup = Markup,
        Document = references.File(DocumentId),
        Photo = references.File(PhotoId),
        Contact = Contact,
        Origin = Origin is { } origin ? new ForwardedFrom(references.Bot(origin.BotId), references.Person(origin.PersonId), origin.Date) : null,
        ReplyToId = ReplyToId,
    };
}

/// <summary>Who wrote a forwarded message first, and when.</summary>
internal sealed record SavedOrigin(long? BotId, long? PersonId, DateTimeOffset Date);
