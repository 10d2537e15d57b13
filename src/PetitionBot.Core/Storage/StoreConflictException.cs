namespace PetitionBot.Core.Storage;

/// <summary>A row that must be unique is there already: the work, not the engine, is at fault.</summary>
public sealed class StoreConflictException : StoreException
{
    /// <summary>Makes an error with a message.</summary>
    public StoreConflictException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a message and its cause.</summary>
    public StoreConflictException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>Makes an error without a message.</summary>
    public StoreConflictException()
    {
    }
}
