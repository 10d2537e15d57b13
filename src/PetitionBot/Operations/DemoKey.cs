using PetitionBot.Core.Privacy;

namespace PetitionBot.Operations;

/// <summary>The playground's own organizer: a key that everybody knows how to open, and that says so.</summary>
internal static class DemoKey
{
    private const string Password = "playground";

    /// <summary>Reads the demo certificate of a folder, or makes it with its key.</summary>
    /// <exception cref="StartException">The folder cannot be used.</exception>
    public static OrganizerCertificates Take(string folder)
    {
        try
        {
            var file = Path.Combine(folder, "demo.cert.pem");
            if (!File.Exists(file)) Make(folder, file);
            return new OrganizerCertificates([OrganizerCertificates.Parse(File.ReadAllText(file))]);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The playground's demo key in {folder} cannot be used: {e.Message} Delete the whole folder playground: then it begins anew");
        }
    }

    private static void Make(string folder, string file)
    {
        Directory.CreateDirectory(folder);
        using var key = OrganizerKey.Create("playground demo");
        File.WriteAllText(Path.Combine(folder, "demo.key.pem"), key.KeyPem(Password));
        File.WriteAllText(
            Path.Combine(folder, "README.txt"),
            $"""
            A demo key. It opens what people fill in in the playground, and protects nobody: it lies on the same machine, and
            its password is known: {Password}

            For real signatures make your own on your own computer: petitionbot keys new

            """);
        // Last, so that a certificate never stands without its key.
        File.WriteAllText(file, key.CertificatePem);
    }
}
