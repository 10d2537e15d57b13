namespace PetitionBot.Core.Delivery;

/// <summary>How urgent an outgoing row is. Its number is stored.</summary>
public enum Lane
{
    /// <summary>Answers somebody who is waiting.</summary>
    Reply = 1,

    /// <summary>Goes to many, who are not waiting.</summary>
    Bulk = 2,
}
