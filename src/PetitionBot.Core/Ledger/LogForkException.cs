namespace PetitionBot.Core.Ledger;

/// <summary>
/// What was published before and the book do not tell one story: the log shrank, as after an old backup, or was
/// changed. Nothing may be published over it.
/// </summary>
public sealed class LogForkException : Exception
{
    /// <summary>Says what does not fit.</summary>
    public LogForkException(string message)
        : base(message)
    {
    }

    /// <summary>Says what does not fit, and why that was found.</summary>
    public LogForkException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The framework's own constructor; unused.</summary>
    public LogForkException()
    {
    }
}
