using System.Reflection;
using System.Text.RegularExpressions;
using PetitionBot.Core.Texts;

namespace PetitionBot.Tests.Architecture;

public sealed class SliceTests
{
    /// <summary>The arrows of the design. A new one is a decision, not an accident.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Texts"] = [],
        ["Storage"] = [],
        ["Privacy"] = ["Petitions"],
        ["Petitions"] = ["Storage", "Privacy", "Texts"],
        ["Ledger"] = ["Storage", "Privacy", "Texts", "Petitions"],
        ["Sharing"] = ["Storage", "Privacy", "Texts", "Petitions"],
        ["Delivery"] = ["Storage", "Privacy", "Texts"],
        // What runs on an organizer's own computer knows no book and no secret.
        ["Exports"] = ["Privacy", "Texts", "Petitions", "Ledger"],
        ["Signing"] = ["Storage", "Privacy", "Texts", "Petitions", "Ledger", "Sharing", "Delivery"],
        ["Organizing"] = ["Storage", "Privacy", "Texts", "Petitions", "Ledger", "Sharing", "Delivery", "Signing", "Exports"],
    };

    [Fact]
    public void A_slice_of_Core_uses_only_the_slices_it_may()
    {
        var wrong = new List<string>();
        foreach (var file in Directory.EnumerateFiles(CoreFolder(), "*.cs", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(CoreFolder(), file).Split(Path.DirectorySeparatorChar);
            if (path[0] is "obj" or "bin") continue;
            Assert.True(Allowed.ContainsKey(path[0]), $"{path[0]} is no slice that this test knows");
            foreach (Match used in Regex.Matches(File.ReadAllText(file), @"PetitionBot\.Core\.(\w+)"))
            {
                var slice = used.Groups[1].Value;
                if (slice != path[0] && !Allowed[path[0]].Contains(slice)) wrong.Add($"{string.Join('/', path)} uses {slice}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Core_knows_no_Telegram_no_SQL_no_HTTP_and_no_host()
    {
        var references = typeof(Language).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.DoesNotContain(references, name => Regex.IsMatch(
            name, @"Microsoft\.(AspNetCore|Extensions|Data)|System\.(Net\.Http|Data)|Sqlite|Npgsql|Playground|Telegram", RegexOptions.IgnoreCase));
    }

    [Fact]
    public void The_playground_knows_neither_Core_nor_the_bot()
    {
        var references = typeof(PetitionBot.Playground.BotApiServer).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.DoesNotContain(references, name => name.StartsWith("PetitionBot", StringComparison.Ordinal));
    }

    [Fact]
    public void A_public_type_of_Core_stands_in_a_file_of_its_name()
    {
        var files = Directory.EnumerateFiles(CoreFolder(), "*.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var strays = typeof(Language).Assembly.GetExportedTypes()
            .Where(type => !type.IsNested && !files.Contains(Regex.Replace(type.Name, "`.*", "")))
            .Select(type => type.Name);
        Assert.Empty(strays);
    }

    private static string CoreFolder() => Path.Combine(
        typeof(SliceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
        "src",
        "PetitionBot.Core");
}
