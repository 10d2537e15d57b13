using System.Text;
using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Sharing;
using PetitionBot.Core.Storage;
using PetitionBot.Core.Texts;

namespace PetitionBot.Core.Signing;

/// <summary>The dialogue with signers: loads what a handler must know, lets it decide, and says what to write.</summary>
public sealed class Conversation : IDecider, IFileReader
{
    private readonly Safe _safe;
    private readonly IReadOnlyList<Petition> _petitions;
    private readonly OutboxBoxes _outbox;
    private readonly Graveyard _graveyard;
    private readonly Bookkeeper _bookkeeper;
    private readonly string _linkBase;
    private readonly LogSigner _log;
    private readonly Uri? _logPlace;
    private readonly Receipts _receipts;
    private readonly Holdings _holdings;

    /// <summary>Makes the dialogue.</summary>
    /// <param name="keys">The keys of the book.</param>
    /// <param name="petitions">The petitions on offer, in their order.</param>
    /// <param name="linkBase">What stands before a bot's name in links, such as <c>https://t.me/</c>.</param>
    /// <param name="log">Signs the checkpoints of receipts.</param>
    /// <param name="logPlace">Where the log is published, or null.</param>
    public Conversation(BookKeys keys, IReadOnlyList<Petition> petitions, string linkBase, LogSigner log, Uri? logPlace)
    {
        _safe = new Safe(keys.Secret, keys.SealTo);
        _outbox = new OutboxBoxes(keys.Secret);
        _graveyard = new Graveyard(_safe, keys.Tombstones);
        _petitions = petitions;
        _bookkeeper = new Bookkeeper(_safe, _graveyard, petitions, keys.Erasures);
        _linkBase = linkBase;
        _log = log;
        _logPlace = logPlace;
        _receipts = new Receipts(log, _safe);
        _holdings = new Holdings(keys.Secret, _safe, _graveyard, petitions);
    }

    /// <inheritdoc/>
    public Decision Decide(IUnitOfWork unit, BotIdentity bot, Incoming incoming, DateTimeOffset now, Entropy entropy)
    {
        var person = incoming.From;
        var chat = _safe.ChatOf(bot.Id, person.ChatId);
        if (incoming is Incoming.Blocked) return new Decision([], null, u => u.Outbox.DeleteChat(chat));
        var row = unit.Dialogues.Find(chat);
        var known = row is null ? null : _safe.Open(row);
        var reply = new Reply(Load(unit, bot, person, chat, known, now), incoming);
        Router.Route(incoming, reply);
        var answer = incoming is Incoming.Press press ? new CallbackAnswer(press.CallbackId, reply.Note) : null;
        // Turning pages changes nothing that is remembered.
        var isKept = reply.Dialogue == known && row!.TouchedHour == Hours.Of(now);
        return new Decision(reply.Outgoing, answer, u => Write(u, reply, chat, isKept, entropy));
    }

    /// <inheritdoc/>
    public Outgoing.Say Apologize(Person person) =>
        new(Phrases.In(Languages.FromTag(person.LanguageTag) ?? Language.Russian).Apology);

    /// <inheritdoc/>
    public (long ChatId, Outgoing.Say Message)? AfterOutage(IUnitOfWork unit, BotIdentity bot, DialogueRow row, DateTimeOffset now)
    {
        var dialogue = _safe.Open(row);
        if (dialogue.Draft is not { } draft) return null;
        var person = new Person(0, dialogue.ChatId, "", null, null);
        var visit = Load(unit, bot, person, row.Chat, dialogue, now);
        if (visit.Find(draft.Petition) is not { } standing) return null;
        var title = TelegramHtml.Escape(standing.Petition.Text(dialogue.Language).Title);
        var screen = new Screen(
            $"{(draft.Corrects is null ? visit.Say.AfterOutage : visit.Say.AfterOutageCorrecting)}\n\n<b>{title}</b>",
            [ButtonData.Button(visit.Say.ContinueButton, Verb.Continue, draft.Petition)]);
        return (dialogue.ChatId, new Outgoing.Say(screen.Html, screen.Keyboard));
    }

    /// <inheritdoc/>
    public Outgoing.Say Answer(IUnitOfWork unit, Outgoing.AnswerFile asked, FileOutcome file)
    {
        var say = Phrases.In(Languages.FromCode(asked.Language) ?? Language.Russian);
        return new Outgoing.Say(file switch
        {
            FileOutcome.Content content => Counting.Words(say, _receipts.Judge(unit, Encoding.UTF8.GetString(content.Bytes)), ContactOf),
            FileOutcome.TooLarge => say.NoReceipt,
            _ => say.FileUnreadable,
        });
    }

    private string? ContactOf(string petition) => _petitions.FirstOrDefault(one => one.Id.Value == petition)?.Settings.Contact;

    private Visit Load(IUnitOfWork unit, BotIdentity bot, Person person, byte[] chat, Dialogue? known, DateTimeOffset now) => new()
    {
        Bot = bot,
        Person = person,
        Dialogue = Dialogue.With(person, known),
        Standings = [.. _petitions.Select(petition => Load(unit, petition, person))],
        Now = now,
        NextRow = unit.Outbox.NextId,
        LinkOf = petition => LinkOf(unit, bot, petition, person),
        FindLink = start => FindLink(unit, start),
        ReceiptOf = signature => _receipts.Issue(unit, signature),
        Judge = text => _receipts.Judge(unit, text),
        Log = () => (Newest(unit), _log.PublicKey.ToString(), _logPlace),
        Texts = new KeptTexts(unit),
        Chat = chat,
        Messages = () => _outbox.Standing(unit, chat, Hours.Of(now) - Sweeper.SentHours),
        Held = language => _holdings.Of(unit, person, language, now),
        TombstoneOf = petition => _graveyard.Find(unit, petition.Id, person.Id),
        IsSealing = _safe.IsSealing,
        Restored = Restored.Find(unit.Meta) is { } restored && now < restored.ToldUntil ? restored : null,
    };

    // What was published is what others can compare; before that, the log as it stands.
    private string Newest(IUnitOfWork unit) => LogPublisher.Newest(unit) ?? _log.Sign(new LogTree(unit)).ToString();

    private Standing Load(IUnitOfWork unit, Petition petition, Person person)
    {
        var id = petition.Id.Value;
        var mine = unit.Signatures.Find(_safe.SignerOf(petition.Id, person.Id));
        return new Standing(
            petition,
            Tally.Count(unit.Counters, id),
            unit.Signatures.NextSerial(id),
            mine is null ? null : _safe.Open(mine));
    }

    private OwnLink LinkOf(IUnitOfWork unit, BotIdentity bot, Petition petition, Person person)
    {
        var code = _safe.Links.Of(petition.Id, person.Id);
        var key = _safe.Links.KeyOf(petition.Id, code).Bytes.ToArray();
        return new OwnLink(
            key,
            $"{_linkBase}{bot.Username}?start={new LinkStart(petition.Id, code)}",
            unit.Links.Find(key)?.Credits ?? 0);
    }

    private (byte[] Key, int Generation)? FindLink(IUnitOfWork unit, LinkStart start)
    {
        var key = _safe.Links.KeyOf(start.Petition, start.Code).Bytes.ToArray();
        return unit.Links.Find(key) is { } row ? (key, _safe.OpenGeneration(row)) : null;
    }

    private void Write(IUnitOfWork unit, Reply reply, byte[] chat, bool isKept, Entropy entropy)
    {
        var visit = reply.Visit;
        foreach (var change in reply.Changes) _bookkeeper.Write(unit, change, visit.Person, visit.Now, entropy);
        if (isKept) return;
        var dialogue = reply.Dialogue;
        if (dialogue.IsBlank) unit.Dialogues.Delete(chat);
        else unit.Dialogues.Save(new DialogueRow(chat, visit.Bot.Id, Hours.Of(visit.Now), dialogue.DraftState, _safe.Seal(chat, dialogue)));
    }
}
