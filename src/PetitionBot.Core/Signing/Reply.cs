using PetitionBot.Core.Delivery;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>Collects what a handler decides: what is said, what is remembered, what is written.</summary>
internal sealed class Reply(Visit visit, Incoming incoming)
{
    private readonly List<Outgoing> _outgoing = [];
    private readonly List<Change> _changes = [];

    public Visit Visit { get; private set; } = visit;

    public Dialogue Dialogue { get; set; } = visit.Dialogue;

    public IReadOnlyList<Outgoing> Outgoing => _outgoing;

    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>A short note on top of the chat, for a press.</summary>
    public string? Note { get; set; }

    private long NewestRow => Visit.NextRow + _outgoing.Count - 1;

    /// <summary>Speaks this language from here on.</summary>
    public void Speak(Language language)
    {
        Dialogue = Dialogue with { Language = language, IsChosen = true };
        Visit = Visit with { Dialogue = Dialogue };
    }

    /// <summary>A new message.</summary>
    public MessageRef Say(Screen screen) => Say(screen.Html, screen.Keyboard);

    /// <summary>A new message.</summary>
    public MessageRef Say(string html, Keyboard? keyboard = null)
    {
        _outgoing.Add(new Outgoing.Say(html, keyboard));
        return new MessageRef.Row(NewestRow);
    }

    /// <summary>A file, or the answer to one.</summary>
    public void Send(Outgoing what) => _outgoing.Add(what);

    /// <summary>Shows a screen where the person is looking: in the message whose button was pressed, else in a new one.</summary>
    public MessageRef Show(Screen screen)
    {
        if (incoming is not Incoming.Press press) return Say(screen);
        _outgoing.Add(new Outgoing.Edit(new MessageRef.Id(press.MessageId), screen.Html, screen.Keyboard, ElseSay: true));
        return new MessageRef.Edited(NewestRow, press.MessageId);
    }

    /// <summary>Removes messages, but for one that is on show.</summary>
    public void Delete(IReadOnlyList<MessageRef> messages, MessageRef? keep = null)
    {
        if (messages.Count > 0) _outgoing.Add(new Outgoing.Delete(messages, keep));
    }

    /// <summary>Writes a change.</summary>
    public void Write(Change change) => _changes.Add(change);
}
