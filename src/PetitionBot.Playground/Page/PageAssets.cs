using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace PetitionBot.Playground.Page;

/// <summary>The files of the page, which travel inside the program.</summary>
internal static class PageAssets
{
    private const string Prefix = "page/";
    private static readonly FrozenDictionary<string, PageAsset> All = Read();

    /// <summary>The file of a path such as <c>/playground/js/main.js</c>, or null. The page itself is <c>/</c>.</summary>
    public static PageAsset? Find(string path) => All.GetValueOrDefault(path);

    /// <summary>Every path that is served.</summary>
    public static IEnumerable<string> Paths => All.Keys;

    private static FrozenDictionary<string, PageAsset> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(PathOf, name => Read(assembly, name));
    }

    private static string PathOf(string name) => name is Prefix + "index.html" ? "/" : "/playground/" + name[Prefix.Length..];

    private static PageAsset Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new PageAsset(content, TypeOf(name), $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"The page has a file of the unknown kind {other}."),
    };
}
