using PetitionBot.Core.Delivery;

namespace PetitionBot.Operations;

/// <summary>Writes down what goes wrong in sending: how, never to whom or what.</summary>
internal static class SendLog
{
    public static void Listen(Courier courier, ILogger log) => courier.Settled += carried =>
    {
        switch (carried.Outcome)
        {
            case SendOutcome.Flood flood: log.LogWarning("Telegram asks to wait {Seconds} s", flood.RetryAfter.TotalSeconds); break;
            case SendOutcome.Refused refused: log.LogError("Telegram refused a message, it is kept as a dead letter: {Reason}", refused.Reason); break;
            case SendOutcome.Unavailable away: log.LogWarning("a message could not be sent, trying again: {Reason}", away.Reason); break;
            default: break;
        }
    };
}
