using PetitionBot.Core.Delivery;
using PetitionBot.Core.Ledger;
using PetitionBot.Core.Petitions;
using PetitionBot.Core.Privacy;
using PetitionBot.Core.Signing;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Organizing;

/// <summary>
/// Stands before the dialogue with signers and takes what only organizers may ask for. For everybody else it is not there:
/// whatever they send, commands and forged buttons too, goes on to the dialogue, which knows nothing of this desk.
/// </summary>
/// <param name="secret">The server's secret.</param>
/// <param name="petitions">The petitions on offer, in their order.</param>
/// <param name="figures">The figures that are refreshed daily.</param>
/// <param name="signing">The dialogue with signers.</param>
/// <param name="isOrganizer">Whether the person with this Telegram id is an organizer.</param>
public sealed class OrganizerDesk(
    ServerSecret secret, IReadOnlyList<Petition> petitions, DailyFigures figures, IDecider signing, Func<long, bool> isOrganizer) : IDecider
{
    /// <summary>The argument of the Refresh button.</summary>
    internal const string Again = "r";

    private readonly Safe _safe = new(secret);

    /// <inheritdoc/>
    public Decision Decide(IUnitOfWork unit, BotIdentity bot, Incoming incoming, DateTimeOffset now, Entropy entropy)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        // The role comes first, so that a stranger's request for statistics costs the same as any other.
        if (!isOrganizer(incoming.From.Id)) return signing.Decide(unit, bot, incoming, now, entropy);
        if (incoming is Incoming.Command { Name: "invalidate" or "reinstate" } command) return Judge(unit, bot, command, now);
        return Asked(incoming) is { } asked ? Answer(unit, bot, incoming, asked, now) : signing.Decide(unit, bot, incoming, now, entropy);
    }

    /// <inheritdoc/>
    public Outgoing.Say Apologize(Person person) => signing.Apologize(person);

    /// <inheritdoc/>
    public (long ChatId, Outgoing.Say Message)? AfterOutage(IUnitOfWork unit, BotIdentity bot, DialogueRow row, DateTimeOffset now) =>
        signing.AfterOutage(unit, bot, row, now);

    private static ButtonData? Asked(Incoming incoming) => incoming switch
    {
        Incoming.Command { Name: "stats" } => new ButtonData(Verb.Statistics),
        Incoming.Press press when ButtonData.Parse(press.Data) is { Verb: Verb.Statistics } data => data,
        _ => null,
    };

    private Decision Judge(IUnitOfWork unit, BotIdentity bot, Incoming.Command command, DateTimeOffset now)
    {
        var to = command.Name == "invalidate" ? LeafKind.Invalidated : LeafKind.Reinstated;
        var say = Texts.Phrases.In(LanguageOf(unit, bot, command.From));
        var (html, apply) = new Judging(_safe, petitions).Decide(unit, say, to, command.Argument, now);
        return new Decision([new Outgoing.Say(html)], null, apply);
    }

    private Texts.Language LanguageOf(IUnitOfWork unit, BotIdentity bot, Person person) =>
        Dialogue.With(person, unit.Dialogues.Find(_safe.ChatOf(bot.Id, person.ChatId)) is { } row ? _safe.Open(row) : null).Language;

    // Nothing is written: a draft that the organizer may have in hand stays as it is.
    private Decision Answer(IUnitOfWork unit, BotIdentity bot, Incoming incoming, ButtonData asked, DateTimeOffset now)
    {
        var person = incoming.From;
        var language = LanguageOf(unit, bot, person);
        var screens = new StatisticsScreens(language, petitions);
        var petition = petitions is [var only] ? only : petitions.FirstOrDefault(one => one.Id.Value == asked.Petition);
        var screen = petition is null
            ? screens.Choice()
            : screens.Of(petition, LiveFigures.Of(unit, petition, now), figures.Find(unit, petition.Id));
        if (incoming is not Incoming.Press press) return new Decision([new Outgoing.Say(screen.Html, screen.Keyboard)], null, _ => { });
        var note = asked.Argument == Again ? Texts.Phrases.In(language).RefreshedNote : null;
        return new Decision(
            [new Outgoing.Edit(new MessageRef.Id(press.MessageId), screen.Html, screen.Keyboard, ElseSay: true)],
            new CallbackAnswer(press.CallbackId, note),
            _ => { });
    }
}
