namespace PetitionBot.Core.Privacy;

/// <summary>What the key of an erased row names.</summary>
public enum ErasedKind
{
    /// <summary>A person as the signer of a petition.</summary>
    Signer = 1,

    /// <summary>A person's own link.</summary>
    Link = 2,

    /// <summary>A chat with a bot.</summary>
    Chat = 3,
}
