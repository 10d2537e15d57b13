namespace PetitionBot.Core.Storage;

/// <summary>The store failed. The message names the operation and the engine's reason, never a row's content.</summary>
public class StoreException : Exception
{
    /// <summary>Makes an error with a message.</summary>
    public StoreException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a message and its cause.</summary>
    public StoreException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>Makes an error without a message.</summary>
    public StoreException()
    {
    }
}
