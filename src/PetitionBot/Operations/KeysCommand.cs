using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PetitionBot.Core.Privacy;

namespace PetitionBot.Operations;

/// <summary>Makes an organizer's key, on the organizer's own computer; docs/opening.md.</summary>
internal static partial class KeysCommand
{
    public static Command Make()
    {
        var name = new Option<string>("--name") { Description = "Whose key it is; names the files.", DefaultValueFactory = _ => "organizer" };
        var to = new Option<DirectoryInfo>("--out") { Description = "The folder to write to.", DefaultValueFactory = _ => new DirectoryInfo(".") };
        var make = new Command("new", "Makes a private key, under a password, and its certificate for the server.") { name, to, PasswordInput.Option };
        make.SetAction(given => Run(
            given.GetRequiredValue(name), given.GetRequiredValue(to), () => PasswordInput.TakeNew(given.GetValue(PasswordInput.Option)), Console.Out, Console.Error));
        return new Command("keys", "The keys of organizers, to which signers' fields are sealed.") { make };
    }

    /// <returns>0 when both files were made, 1 when nothing was.</returns>
    public static int Run(string name, DirectoryInfo to, Func<string> password, TextWriter output, TextWriter errors)
    {
        try
        {
            if (!FileName().IsMatch(name)) throw new FormatException($"--name '{name}' cannot name a file: allowed are 1 to 40 letters, digits, '-' and '_'");
            var (key, certificate) = (Path.Combine(to.FullName, name + ".key.pem"), Path.Combine(to.FullName, name + ".cert.pem"));
            foreach (var file in (string[])[key, certificate])
            {
                if (Path.Exists(file)) throw new IOException($"{file} is there already and is never overwritten: take another --name or --out");
            }

            Write(name, key, certificate, password(), output);
            return 0;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Write(string name, string keyFile, string certificateFile, string password, TextWriter output)
    {
        using var key = OrganizerKey.Create(name);
        Directory.CreateDirectory(Path.GetDirectoryName(keyFile)!);
        OwnerOnlyFile.CreateNew(keyFile, Encoding.ASCII.GetBytes(key.KeyPem(password)));
        try
        {
            using var file = new FileStream(certificateFile, FileMode.CreateNew);
            file.Write(Encoding.ASCII.GetBytes(key.CertificatePem));
        }
        catch
        {
            // A key whose certificate nobody has opens nothing.
            File.Delete(keyFile);
            throw;
        }

        output.WriteLine(
            $"""
            Two files were made:

              {certificateFile}
                The certificate. It closes and cannot open: put it on the server and name it in Privacy:OrganizerKeys.
                Its SHA-256, to compare on the server: {Convert.ToHexString(key.Certificate.GetCertHash(HashAlgorithmName.SHA256))}

              {keyFile}
                The private key. It opens what signers filled in: it never goes to the server, into a cloud or into mail.
                Keep it on a stick, and a copy of it in another safe place.

            Whoever loses this key or forgets its password can never open what is sealed to it alone, and nobody can help.
            Let a second organizer make a key on another computer, and put both certificates on the server from the first
            day on: then either of the two can open.
            """);
    }

    [GeneratedRegex(@"^[\p{L}\p{N}_-]{1,40}\z")]
    private static partial Regex FileName();
}
