namespace PetitionBot.Operations;

/// <summary>A file that was named on the command line.</summary>
internal static class GivenFile
{
    /// <summary>Reads it, and says which file it was when it does not hold what it should.</summary>
    /// <exception cref="FormatException">It does not hold what it should.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static T Read<T>(FileInfo file, Func<string, T> parse)
    {
        try
        {
            return parse(File.ReadAllText(file.FullName));
        }
        catch (FormatException e)
        {
            throw new FormatException($"{file.Name}: {e.Message}", e);
        }
    }
}
