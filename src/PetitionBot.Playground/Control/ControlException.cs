namespace PetitionBot.Playground.Control;

/// <summary>A refusal of the control interface: an HTTP status and what was wrong.</summary>
internal sealed class ControlException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
