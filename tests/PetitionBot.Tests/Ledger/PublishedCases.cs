using System.Buffers.Binary;
using System.Text.Json;
using PetitionBot.Core.Ledger.Notes;

namespace PetitionBot.Tests.Ledger;

/// <summary>
/// Whole and broken published logs and opened records, each with what every checker has to say of it: written once by
/// hand, judged by the program, by the page, and by a checker that was written from docs/log-format.md alone.
/// </summary>
internal sealed class PublishedCases(NoteKey key)
{
    private static readonly JsonSerializerOptions Camel = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public Dictionary<string, Dictionary<string, byte[]>> Folders { get; } = [];

    public List<LogCase> Logs { get; } = [];

    public List<AuditCase> Audits { get; } = [];

    /// <param name="Name">What it is; the folder's name too, where it has one of its own.</param>
    /// <param name="Folder">The published files.</param>
    /// <param name="Counted">The count of each petition; null where the log must be refused.</param>
    /// <param name="Code">The page's word for the refusal.</param>
    /// <param name="Says">What the program's refusal says.</param>
    internal sealed record LogCase(string Name, string Folder, SortedDictionary<string, long>? Counted, string? Code, string? Says);

    /// <param name="Name">What it is.</param>
    /// <param name="Folder">The published files.</param>
    /// <param name="Opened">The content of the file with the opened records.</param>
    /// <param name="Result">What is found; null where the file must be refused as a whole.</param>
    /// <param name="Code">The page's word for the refusal.</param>
    /// <param name="Says">What the program's refusal says.</param>
    internal sealed record AuditCase(string Name, string Folder, string Opened, AuditResult? Result, string? Code, string? Says);

    /// <param name="Counted">How many were counted.</param>
    /// <param name="Drawn">How many were drawn.</param>
    /// <param name="Most">The bound on bad ones.</param>
    /// <param name="Failures">Serial and word of each failure, as sorted texts.</param>
    internal sealed record AuditResult(long Counted, int Drawn, long Most, IReadOnlyList<string> Failures);

    /// <summary>The files of a published folder.</summary>
    public static Dictionary<string, byte[]> Read(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes);

    /// <summary>A bundle with one change in its list of entries.</summary>
    public static byte[] Rebundle(byte[] bundle, Action<List<byte[]>> change)
    {
        var entries = new List<byte[]>();
        for (var at = 0; at < bundle.Length; at += 2 + entries[^1].Length)
            entries.Add(bundle[(at + 2)..(at + 2 + BinaryPrimitives.ReadUInt16BigEndian(bundle.AsSpan(at)))]);
        change(entries);
        return [.. entries.SelectMany(entry => (byte[])[(byte)(entry.Length >> 8), (byte)entry.Length, .. entry])];
    }

    /// <summary>A log that holds, with its counts.</summary>
    public void Whole(string name, Dictionary<string, byte[]> files, params (string Petition, long Count)[] counted) =>
        Add(name, files, new SortedDictionary<string, long>(counted.ToDictionary(pair => pair.Petition, pair => pair.Count)), null, null);

    /// <summary>A log that every checker refuses.</summary>
    public void Broken(string name, Dictionary<string, byte[]> files, string code, string says) => Add(name, files, null, code, says);

    /// <summary>Everything as the scripts read it.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { Key = $"{key}", Folders, Logs, Audits }, Camel);

    /// <summary>Writes a folder out, for the program.</summary>
    public string Write(string root, string folder)
    {
        var place = Path.Combine(root, folder.Replace(' ', '-'));
        foreach (var (path, content) in Folders[folder])
        {
            var file = Path.Combine([place, .. path.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        return place;
    }

    private void Add(string name, Dictionary<string, byte[]> files, SortedDictionary<string, long>? counted, string? code, string? says)
    {
        Folders.Add(name, files);
        Logs.Add(new LogCase(name, name, counted, code, says));
    }
}
