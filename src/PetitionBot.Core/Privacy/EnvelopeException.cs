namespace PetitionBot.Core.Privacy;

/// <summary>An envelope cannot be opened. The message says why, and never what is inside.</summary>
/// <param name="reason">The reason, as a clause.</param>
public sealed class EnvelopeException(string reason) : Exception($"the envelope cannot be opened: {reason}")
{
    /// <summary>The reason alone.</summary>
    public string Reason { get; } = reason;
}
