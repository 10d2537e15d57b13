namespace PetitionBot.Core.Delivery;

/// <summary>Whether somebody did too much at once for this update to be handled.</summary>
public enum Excess
{
    /// <summary>It is handled.</summary>
    None,

    /// <summary>It is not handled, and its sender is told to wait.</summary>
    Told,

    /// <summary>It is not handled, and its sender was told just before.</summary>
    Untold,
}
