namespace PetitionBot.Core.Delivery;

/// <summary>How fast a bot may speak, by what Telegram states and what its users report; and how fast a person may act.</summary>
public sealed record CourierLimits
{
    /// <summary>How many requests are under way at once.</summary>
    public int Parallel { get; init; } = 100;

    /// <summary>How many files of people are read at once, beside those requests.</summary>
    public int Downloads { get; init; } = 4;

    /// <summary>One chat takes about one message in this time ...</summary>
    public TimeSpan PerChat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>... after a short burst of so many.</summary>
    public int ChatBurst { get; init; } = 5;

    /// <summary>Messages of the bulk lane a second, over all chats; replies are not held to it.</summary>
    public int BulkPerSecond { get; init; } = 25;

    /// <summary>So many different chats that get 429 within <see cref="FloodWindow"/> pause their whole lane.</summary>
    public int FloodChats { get; init; } = 3;

    /// <summary>The window of <see cref="FloodChats"/>.</summary>
    public TimeSpan FloodWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>So many presses and messages of one person are handled at once: signing in a hurry takes about 20 ...</summary>
    public int PersonBurst { get; init; } = 30;

    /// <summary>... and then so many a second.</summary>
    public int PersonPerSecond { get; init; } = 1;
}
