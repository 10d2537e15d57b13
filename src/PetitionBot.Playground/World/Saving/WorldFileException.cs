namespace PetitionBot.Playground;

/// <summary>The file of a world is there and cannot be read. It is left as it is; the message names it and says what to do.</summary>
public sealed class WorldFileException : Exception
{
    internal WorldFileException(string path, string why, Exception inner)
        : base($"The file {Path.GetFullPath(path)} holds the emulator's people and chats and cannot be read: {why.TrimEnd('.')}. To begin anew, move it away.", inner)
    {
    }
}
