using System.Text.RegularExpressions;
using PetitionBot.Core.Texts;
using YamlDotNet.RepresentationModel;

namespace PetitionBot.Core.Petitions.Reading;

/// <summary>Reads the list of regions of <c>petition.yaml</c>.</summary>
/// <param name="add">Takes a problem: its line and the reason.</param>
internal sealed partial class RegionsReader(Action<int, string> add)
{
    /// <summary>A keyboard holds about 100 buttons; the dialogue needs some of them itself.</summary>
    public const int MaxRegions = 60;

    /// <summary>The longest name, in UTF-16 units: more does not show on a button.</summary>
    public const int MaxName = 64;

    private readonly HashSet<string> _codes = [];

    /// <summary>The regions in their order, without those that have a problem.</summary>
    public IReadOnlyList<Region> Read(YamlNode node)
    {
        if (node is not YamlSequenceNode list)
        {
            add(Yaml.Line(node), "regions is no list; a list of {code, ru, kk, en} is allowed");
            return [];
        }

        if (list.Children.Count > MaxRegions)
            add(Yaml.Line(list.Children[MaxRegions]), $"there are {list.Children.Count} regions; up to {MaxRegions} are allowed");
        return [.. list.Select(One).OfType<Region>()];
    }

    private Region? One(YamlNode node)
    {
        if (node is not YamlMappingNode map)
        {
            add(Yaml.Line(node), "this is no region; {code: ..., ru: ..., kk: ..., en: ...} is allowed");
            return null;
        }

        var names = new Dictionary<Language, string>();
        string? code = null;
        foreach (var (key, value) in map.Children)
        {
            if (Yaml.Text(key) == "code") code = Code(value);
            else if (Languages.FromCode(Yaml.Text(key)) is { } language) Name(names, language, value);
            else add(Yaml.Line(key), $"'{Yaml.Text(key) ?? "?"}' is nothing a region has; allowed: code, ru, kk, en");
        }

        if (!map.Children.ContainsKey("code")) add(Yaml.Line(map), "the region has no code; 1 to 16 of a-z, 0-9 and '-' are allowed");
        else if (map.Children.Count == 1) add(Yaml.Line(map), "the region has no name; at least one of ru, kk, en is needed");
        return code is null || names.Count == 0 ? null : new Region(code, names);
    }

    private string? Code(YamlNode node)
    {
        var code = Yaml.Text(node) ?? "";
        if (!CodePattern().IsMatch(code)) add(Yaml.Line(node), $"region code '{code}' is not allowed; 1 to 16 of a-z, 0-9 and '-' are");
        else if (!_codes.Add(code)) add(Yaml.Line(node), $"region code '{code}' is there twice; each region needs its own");
        else return code;
        return null;
    }

    private void Name(Dictionary<Language, string> names, Language language, YamlNode node)
    {
        var name = Yaml.IsNull(node) ? "" : Yaml.Text(node)?.Trim() ?? "";
        if (name.Length is > 0 and <= MaxName) names[language] = name;
        else add(Yaml.Line(node), $"the region's name in '{language.Code()}' has {name.Length} characters; 1 to {MaxName} are allowed");
    }

    [GeneratedRegex("^[a-z0-9-]{1,16}\\z")]
    private static partial Regex CodePattern();
}
