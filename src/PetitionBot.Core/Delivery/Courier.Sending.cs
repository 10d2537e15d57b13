namespace PetitionBot.Core.Delivery;

// How each kind of message goes through the messenger, and what is tried where it does not.
public sealed partial class Courier
{
    private async Task<SendOutcome> SendAsync(Waiting row, long chatId, Outgoing what)
    {
        switch (what)
        {
            case Outgoing.Say say:
                return await _messenger.SayAsync(chatId, say, CancellationToken.None);
            case Outgoing.Document document:
                var sent = await _messenger.SendAsync(chatId, document, CancellationToken.None);
                return sent is SendOutcome.Refused ? await _messenger.SayAsync(chatId, document.Otherwise, CancellationToken.None) : sent;
            case Outgoing.Delete delete:
                var ids = await FindAsync(row.Chat, delete);
                return ids.Count == 0 ? new SendOutcome.Done(null) : await _messenger.DeleteAsync(chatId, ids, CancellationToken.None);
            case Outgoing.Edit edit:
                var outcome = await FindAsync(row.Chat, edit.Message) is { } id
                    ? await _messenger.EditAsync(chatId, id, edit.Html, edit.Keyboard, CancellationToken.None)
                    : new SendOutcome.TooLate();
                return outcome is SendOutcome.TooLate or SendOutcome.Refused && edit.ElseSay
                    ? await _messenger.SayAsync(chatId, new Outgoing.Say(edit.Html, edit.Keyboard), CancellationToken.None)
                    : outcome;
            case Outgoing.AnswerFile asked:
                return await AnswerAsync(chatId, asked, row.Attempts);
            default:
                throw new ArgumentOutOfRangeException(nameof(what));
        }
    }

    private async Task<SendOutcome> AnswerAsync(long chatId, Outgoing.AnswerFile asked, int attempts)
    {
        var file = await ReadAsync(asked);
        if (file is FileOutcome.Flood flood) return new SendOutcome.Flood(flood.RetryAfter);
        if (file is FileOutcome.Unavailable unavailable && attempts < PatienceForExtras) return new SendOutcome.Unavailable(unavailable.Reason);
        return await _files.AnswerAsync(asked, file) is { } say
            ? await _messenger.SayAsync(chatId, say, CancellationToken.None)
            : new SendOutcome.Refused("nothing can be said to the file");
    }

    // A slow file takes no place from those who are spoken to.
    private async Task<FileOutcome> ReadAsync(Outgoing.AnswerFile asked)
    {
        lock (_lock) _sending--;
        Wake();
        try
        {
            return await _files.ReadAsync(asked, _stopping);
        }
        finally
        {
            lock (_lock) _sending++;
        }
    }

    // A server may take new messages and nothing else. Words are tried for ever; files and what only tidies the chat must not hold them up.
    private async Task<SendOutcome> GiveUpAsync(OutboxBody body, SendOutcome outcome) => body.What switch
    {
        Outgoing.Edit { ElseSay: true } edit => await _messenger.SayAsync(
            body.ChatId, new Outgoing.Say(edit.Html, edit.Keyboard), CancellationToken.None),
        Outgoing.Edit => new SendOutcome.TooLate(),
        Outgoing.Document document => await _messenger.SayAsync(body.ChatId, document.Otherwise, CancellationToken.None),
        Outgoing.Delete => new SendOutcome.Refused("could not be deleted in several tries"),
        _ => outcome,
    };

    // What a row edits or deletes was sent to the row's own chat.
    private async Task<List<int>> FindAsync(string chat, Outgoing.Delete delete)
    {
        var kept = delete.Keep is { } keep ? await FindAsync(chat, keep) : null;
        var ids = new List<int>();
        foreach (var message in delete.Messages)
        {
            // What could not be edited still shows what it showed, beside the message that was said in its stead.
            if (message is MessageRef.Edited edited) ids.Add(edited.MessageId);
            if (await FindAsync(chat, message) is { } id) ids.Add(id);
        }

        return [.. ids.Distinct().Where(id => id != kept)];
    }

    private async Task<int?> FindAsync(string chat, MessageRef message) => message switch
    {
        MessageRef.Id id => id.Value,
        MessageRef.Row row => await FindAsync(chat, row.Value),
        MessageRef.Edited edited => await FindAsync(chat, edited.EditRow) ?? edited.MessageId,
        _ => throw new ArgumentOutOfRangeException(nameof(message)),
    };

    private async Task<int?> FindAsync(string chat, long row)
    {
        if (_settler.MessageOf(row) is { } fresh) return fresh;
        return await _store.ReadAsync(unit => unit.Outbox.FindSent(Convert.FromHexString(chat), _boxes.PlaceOf(row))) is { } sent ? _boxes.MessageId(sent) : null;
    }
}
