using PetitionBot.Core.Delivery;

namespace PetitionBot.Operations;

/// <summary>Writes down what goes wrong in sending: how, never to whom or what.</summary>
internal static class SendLog
{
    public static void Listen(Courier courier, ILogger log) => courier.Settled += carried =>
    {
        switch (carried.Outcome)
        {
            case SendOutcome.Flood flood: log.LogWarning("Telegram asks to wait {Seconds} s. To do: nothing, what waits is sent then", flood.RetryAfter.TotalSeconds); break;
            case SendOutcome.Refused refused: log.LogError("Telegram refused a message, it is kept as a dead letter: {Reason}. To do: tell whoever maintains the program", refused.Reason); break;
            case SendOutcome.Unavailable away: log.LogWarning("a message could not be sent, trying again: {Reason}. To do: nothing, unless it lasts; docs/operating.md, \"Telegram cannot be reached\"", away.Reason); break;
            default: break;
        }
    };
}
