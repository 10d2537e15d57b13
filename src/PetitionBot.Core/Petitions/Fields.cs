namespace PetitionBot.Core.Petitions;

/// <summary>What a petition can ask of a signer.</summary>
[Flags]
public enum Fields
{
    /// <summary>Nothing: a signature by one tap.</summary>
    None = 0,

    /// <summary>A full name.</summary>
    Name = 1,

    /// <summary>A region from the petition's list.</summary>
    Region = 2,

    /// <summary>The signer's own Telegram contact.</summary>
    Phone = 4,

    /// <summary>A free comment.</summary>
    Comment = 8,
}
