namespace PetitionBot.Telegram;

/// <summary>Who else takes a bot's updates.</summary>
internal enum PollConflict
{
    /// <summary>Another program polls with the same token.</summary>
    OtherPoller,

    /// <summary>A webhook is set.</summary>
    Webhook,
}
