using System.CommandLine;
using System.Text;

namespace PetitionBot.Operations;

/// <summary>Takes the password of an organizer's key: typed unseen, from a file, or from standard input where that is redirected.</summary>
internal static class PasswordInput
{
    /// <summary>The shortest password of a new key, in characters: a thief of the file can try as many as the thief likes.</summary>
    public const int Shortest = 12;

    /// <summary>Names a file with the password, for those verbs that take one.</summary>
    public static readonly Option<FileInfo?> Option = new("--password-file")
    {
        Description = "A file whose first line is the password; without it, the password is asked for.",
    };

    /// <summary>Takes the password of a key that is there.</summary>
    /// <exception cref="FormatException">None was given.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string Take(FileInfo? file, string keyFile) => Take(file, [$"Password of {keyFile}"]);

    /// <summary>Takes the password of a new key; typed twice.</summary>
    /// <exception cref="FormatException">None was given, it is too short, or the two differ.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string TakeNew(FileInfo? file)
    {
        var password = Take(file, [$"A password for the new key, at least {Shortest} characters, such as four words that nobody would guess", "The same password again"]);
        return password.Length >= Shortest
            ? password
            : throw new FormatException($"the password has {password.Length} characters: at least {Shortest} are needed, such as four words that nobody would guess");
    }

    private static string Take(FileInfo? file, string[] questions)
    {
        if (file is null && !Console.IsInputRedirected) return Typed(questions);
        // Not Console.In: on Windows that would not read UTF-8.
        using var reader = file is null ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(file.FullName);
        return reader.ReadLine() is { Length: > 0 } line
            ? line
            : throw new FormatException($"there is no password in {(file is null ? "the standard input" : file.Name)}: its first line has to be one");
    }

    private static string Typed(string[] questions)
    {
        // Before anything is asked: from here on the terminal shows nothing by itself, and Ctrl+C ends at once.
        Console.TreatControlCAsInput = true;
        try
        {
            var answers = questions.Select(question =>
            {
                Console.Error.WriteLine($"{question} (nothing shows while you type):");
                return TypedLine();
            }).Distinct().ToList();
            return answers is not [var password] ? throw new FormatException("the two passwords differ: nothing was made, try again")
                : password.Length > 0 ? password : throw new FormatException("no password was typed");
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    private static string TypedLine()
    {
        var line = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter) return line.ToString();
            if (key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control }) throw new FormatException("stopped");
            if (key.Key == ConsoleKey.Backspace) line.Length = Math.Max(0, line.Length - 1);
            else if (!char.IsControl(key.KeyChar)) line.Append(key.KeyChar);
        }
    }
}
