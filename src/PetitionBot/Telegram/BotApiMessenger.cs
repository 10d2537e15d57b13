using PetitionBot.Core.Delivery;
using PetitionBot.Telegram.Requests;
using PetitionBot.Telegram.Types;

namespace PetitionBot.Telegram;

/// <summary>Speaks through the Bot API: Telegram HTML, without link previews.</summary>
/// <param name="client">The bot's client; its owner disposes of it.</param>
internal sealed class BotApiMessenger(BotApiClient client) : IMessenger
{
    /// <summary>How all texts are marked up.</summary>
    public const string Html = "HTML";

    /// <summary>No text shows a picture of what it links to.</summary>
    public static readonly LinkPreviewOptions NoPreview = new(IsDisabled: true);

    /// <inheritdoc/>
    public long BotId => client.BotId;

    /// <inheritdoc/>
    public async Task<SendOutcome> SayAsync(long chatId, Outgoing.Say say, CancellationToken cancellation)
    {
        try
        {
            var request = new SendMessage(chatId, say.Html, Html, NoPreview, MarkupMap.From(say.Keyboard));
            return new SendOutcome.Done((await client.SendMessageAsync(request, cancellation)).MessageId);
        }
        catch (BotApiException e)
        {
            return Outcome(e);
        }
    }

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(long chatId, Outgoing.Document document, CancellationToken cancellation)
    {
        try
        {
            var request = new SendDocument(chatId, SendDocument.Attached, document.CaptionHtml, Html);
            var file = new Upload(SendDocument.Part, document.FileName, document.MediaType, document.Content);
            return new SendOutcome.Done((await client.SendDocumentAsync(request, file, cancellation)).MessageId);
        }
        catch (BotApiException e)
        {
            // A server without this method may answer with ok and nothing: then there is no file, and words must come instead.
            return e.Kind is BotApiError.Accepted ? new SendOutcome.Refused(e.Description) : Outcome(e);
        }
    }

    /// <inheritdoc/>
    public async Task<SendOutcome> EditAsync(
        long chatId, int messageId, string html, Keyboard.Inline? keyboard, CancellationToken cancellation)
    {
        try
        {
            var request = new EditMessageText(chatId, messageId, html, Html, NoPreview, MarkupMap.Inline(keyboard));
            await client.EditMessageTextAsync(request, cancellation);
            return new SendOutcome.Done(messageId);
        }
        catch (BotApiException e)
        {
            return e.Kind switch
            {
                BotApiError.NotModified => new SendOutcome.Done(messageId),
                // A server without this method answers as to an unknown token, or with ok and nothing. A new message reaches
                // the person either way, at the worst once more.
                BotApiError.Unauthorized or BotApiError.Accepted => new SendOutcome.TooLate(),
                _ => Outcome(e),
            };
        }
    }

    /// <inheritdoc/>
    public async Task<SendOutcome> DeleteAsync(long chatId, IReadOnlyList<int> messageIds, CancellationToken cancellation)
    {
        // Number 0 stands for a message that nobody knows; the Bot API would refuse the others with it.
        foreach (var chunk in messageIds.Where(id => id > 0).Chunk(BotApiLimits.DeletionsAtOnce))
        {
            var outcome = await DeleteChunkAsync(chatId, chunk, cancellation);
            if (outcome is not SendOutcome.Done) return outcome;
        }

        return new SendOutcome.Done(null);
    }

    /// <inheritdoc/>
    public async Task AnswerAsync(CallbackAnswer answer, CancellationToken cancellation)
    {
        try
        {
            await client.AnswerCallbackQueryAsync(new AnswerCallbackQuery(answer.CallbackId, answer.Text, answer.CacheSeconds), cancellation);
        }
        catch (BotApiException)
        {
            // The effect of the press has happened already; a spinning button is all that is lost.
        }
    }

    /// <inheritdoc/>
    public async Task<FileOutcome> ReadAsync(string fileId, int most, CancellationToken cancellation)
    {
        RemoteFile? file = null;
        try
        {
            file = await client.GetFileAsync(new GetFile(fileId), cancellation);
            return file.FileSize > most
                ? new FileOutcome.TooLarge()
                : new FileOutcome.Content(await client.DownloadAsync(file, most, cancellation));
        }
        catch (BotApiException e)
        {
            return e.Kind switch
            {
                BotApiError.Flood flood => new FileOutcome.Flood(flood.RetryAfter),
                BotApiError.TooLarge => new FileOutcome.TooLarge(),
                // Of a file that is no longer there a server says what it says of an unknown token, which has just been good.
                BotApiError.Unauthorized when file is null => new FileOutcome.Unavailable(e.Message),
                BotApiError.Unavailable or BotApiError.Conflict => new FileOutcome.Unavailable(e.Message),
                _ => new FileOutcome.Refused(e.Description),
            };
        }
    }

    // One message that is too old fails the whole call, so halves are tried until it stands alone.
    private async Task<SendOutcome> DeleteChunkAsync(long chatId, int[] ids, CancellationToken cancellation)
    {
        try
        {
            await client.DeleteMessagesAsync(new DeleteMessages(chatId, ids), cancellation);
            return new SendOutcome.Done(null);
        }
        catch (BotApiException e) when (e.Kind is BotApiError.CannotDelete or BotApiError.CannotEdit)
        {
            if (ids.Length == 1) return new SendOutcome.Done(null);
        }
        catch (BotApiException e)
        {
            return Outcome(e);
        }

        var half = ids.Length / 2;
        var first = await DeleteChunkAsync(chatId, ids[..half], cancellation);
        return first is SendOutcome.Done ? await DeleteChunkAsync(chatId, ids[half..], cancellation) : first;
    }

    private static SendOutcome Outcome(BotApiException e) => e.Kind switch
    {
        BotApiError.Accepted => new SendOutcome.Done(null),
        BotApiError.Flood flood => new SendOutcome.Flood(flood.RetryAfter),
        BotApiError.Gone => new SendOutcome.Gone(e.Description),
        BotApiError.CannotEdit => new SendOutcome.TooLate(),
        BotApiError.Migrated migrated => new SendOutcome.Moved(migrated.ChatId),
        // Whether the token was revoked is for getUpdates to say: until then nothing that waits is given up.
        BotApiError.Unauthorized or BotApiError.Unavailable or BotApiError.Conflict => new SendOutcome.Unavailable(e.Message),
        _ => new SendOutcome.Refused(e.Description),
    };
}
