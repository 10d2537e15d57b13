namespace PetitionBot.Core.Storage;

/// <summary>
/// The work broke a rule of the book (a row that must be unique is there already, a key is not 32 bytes long): the work,
/// not the engine, is at fault, and doing it again would fail again.
/// </summary>
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
