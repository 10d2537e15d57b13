namespace PetitionBot.Playground;

/// <summary>How updates come otherwise than they should. Which ones, <see cref="FaultBook.Seed"/> decides.</summary>
public sealed record UpdateDisorder
{
    /// <summary>The share that stands twice in its batch, which then holds more than was asked for.</summary>
    public double Twice { get; init; }

    /// <summary>The share that comes again after it was confirmed, and perhaps again.</summary>
    public double Again { get; init; }

    /// <summary>Whether the updates of a batch come in any order.</summary>
    public bool Shuffled { get; init; }
}
