namespace PetitionBot.Core.Delivery;

/// <summary>What a batch left to do once it lasts.</summary>
public sealed class TakenIn
{
    /// <summary>Presses whose waiting is to be ended, now or never.</summary>
    public List<CallbackAnswer> Answers { get; } = [];

    /// <summary>Outbox rows that were added.</summary>
    public List<Waiting> Waiting { get; } = [];

    /// <summary>How many updates had been done before and came again.</summary>
    public int Repeated { get; set; }

    /// <summary>How many updates were kept as poison.</summary>
    public int Poisoned { get; set; }

    /// <summary>How many dialogues could not be read when everybody was to be told where they stand.</summary>
    public int Untold { get; set; }
}
