using System.Globalization;
using System.Reflection;

namespace PetitionBot.Storage.Sqlite;

/// <summary>One step of the book's form.</summary>
/// <param name="Number">Its number: 1, 2, ... without gaps.</param>
/// <param name="Name">Its file's name.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    private const string Prefix = "Sqlite.Migrations.";

    /// <summary>The steps that are built into the program, in their order.</summary>
    public static IReadOnlyList<Migration> BuiltIn() =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Load)];

    private static Migration Load(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        var name = resource[Prefix.Length..];
        return new Migration(int.Parse(name[..4], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
