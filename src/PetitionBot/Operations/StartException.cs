namespace PetitionBot.Operations;

/// <summary>The program cannot start; each problem says what is wrong, where, and what is allowed.</summary>
internal sealed class StartException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>One sentence a problem.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;

    /// <summary>A start that fails for one reason.</summary>
    public StartException(string problem)
        : this([problem])
    {
    }
}
