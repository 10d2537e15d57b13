using PetitionBot.Core.Exports;

namespace PetitionBot.Operations;

/// <summary>An export that was named on the command line.</summary>
internal static class GivenExport
{
    /// <exception cref="FormatException">It is none; the message names the file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ExportReader Open(FileInfo file)
    {
        try
        {
            return ExportReader.Open(file.OpenRead());
        }
        catch (FormatException e)
        {
            throw new FormatException($"{file.Name}: {e.Message}", e);
        }
    }
}
