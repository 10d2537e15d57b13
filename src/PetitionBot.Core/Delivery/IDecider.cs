using PetitionBot.Core.Privacy;
using PetitionBot.Core.Storage;

namespace PetitionBot.Core.Delivery;

/// <summary>The rules behind the way of an update: what happens when a person does something.</summary>
public interface IDecider
{
    /// <summary>Decides. Reads from the unit of work and changes nothing; whatever it throws makes the update poison.</summary>
    /// <param name="unit">The book to read from.</param>
    /// <param name="bot">The bot that was written to.</param>
    /// <param name="incoming">What the person did.</param>
    /// <param name="now">The time of the batch.</param>
    /// <param name="entropy">All randomness of this decision.</param>
    Decision Decide(IUnitOfWork unit, BotIdentity bot, Incoming incoming, DateTimeOffset now, Entropy entropy);

    /// <summary>An apology in the person's language for an update that broke its handler. Must not read the book.</summary>
    Outgoing.Say Apologize(Person person);

    /// <summary>Where the person of this dialogue stands, after an outage; null when there is nothing to say.</summary>
    /// <param name="unit">The book to read from.</param>
    /// <param name="bot">The bot that speaks.</param>
    /// <param name="row">The dialogue.</param>
    /// <param name="now">The time.</param>
    /// <returns>The chat, and what to say in it.</returns>
    (long ChatId, Outgoing.Say Message)? AfterOutage(IUnitOfWork unit, BotIdentity bot, DialogueRow row, DateTimeOffset now);
}
