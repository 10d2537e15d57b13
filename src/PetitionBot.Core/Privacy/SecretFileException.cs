namespace PetitionBot.Core.Privacy;

/// <summary>The secret's file cannot be used. The message names the file and the way out, never its content.</summary>
/// <param name="path">The file.</param>
/// <param name="problem">What is wrong with it, and what to do.</param>
/// <param name="cause">What the system said, if anything.</param>
public sealed class SecretFileException(string path, string problem, Exception? cause = null)
    : Exception($"The secret's file '{path}' {problem}.", cause)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
